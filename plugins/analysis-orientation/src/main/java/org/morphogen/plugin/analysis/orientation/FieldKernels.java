// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.analysis.orientation;

import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.substrate.Angular;
import org.morphogen.api.substrate.Substrate;

/** Directions and winding numbers on the device. */
final class FieldKernels {

    private final OrientationFieldConfig config;
    private final int channel;
    private final boolean angular;
    private final int height;
    private final int width;
    private final Compute compute;
    private final Tensor one;
    private final Tensor field;
    private final Tensor winding;
    private final Kernel read;
    private final Kernel wind;

    FieldKernels(OrientationFieldConfig config, Substrate substrate, Scope scope) {
        Shape cells = substrate.state().tensors().get(0).shape();
        this.config = config;
        this.channel = config.channel() == null ? cells.dim(-1) - 1 : config.channel();
        this.angular = channel >= cells.dim(-1) - Angular.angles(substrate);
        this.height = cells.dim(0);
        this.width = cells.rank() == 3 ? cells.dim(1) : 1;
        this.compute = scope.compute();
        this.one = scope.floats(height, width, cells.dim(-1));
        this.field = scope.floats(height, width, 4);
        this.winding = scope.ints(height, width);
        Program program = scope.program(KernelSource.of(FieldKernels.class, "orientation_field.cl"));
        this.read = program.kernel("orientation_read");
        this.wind = program.kernel("orientation_wind");
    }

    int channel() {
        return channel;
    }

    /** Whether the channel is an angle; else its gradient is the direction. */
    boolean angular() {
        return angular;
    }

    /** Waits for the device. */
    Directions read(Tensor cells, int sample) {
        Range range = Range.of(width, height);
        compute.copy(cells, sample * one.size(), one, 0, one.size());
        read.launch(range, one, field, one.shape().dim(-1), channel, angular ? 1 : 0, config.alpha(), (float)
                config.threshold());
        wind.launch(range, field, winding);
        return new Directions(width, height, field.readFloats(), winding.readInts());
    }
}
