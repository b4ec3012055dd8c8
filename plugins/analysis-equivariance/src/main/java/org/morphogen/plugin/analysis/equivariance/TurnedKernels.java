// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.analysis.equivariance;

import java.util.List;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.rule.Rows;
import org.morphogen.api.substrate.ActiveSet;
import org.morphogen.api.substrate.Angular;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.kernels.pointwise.Pointwise;
import org.morphogen.kernels.pointwise.Unary;
import org.morphogen.kernels.reduce.Extreme;
import org.morphogen.kernels.reduce.Over;

/** Images of states and masks, and their differences, on the device. */
final class TurnedKernels {

    private final List<PlaneMap> maps;
    private final int width;
    private final int channels;
    private final int angles;
    private final Tensor inverses;
    private final Tensor turns;
    private final Kernel cells;
    private final Kernel mask;
    private final Kernel difference;
    private final Extreme extreme;
    private final Pointwise pointwise;

    TurnedKernels(List<PlaneMap> maps, Substrate substrate, Scope scope) {
        this.maps = maps;
        this.width = substrate.state().tensors().get(0).shape().dim(0);
        this.channels = substrate.channels();
        this.angles = Angular.angles(substrate);
        this.inverses = scope.ints(maps.size(), 4);
        this.turns = scope.floats(maps.size(), 2);
        for (int g = 0; g < maps.size(); g++) {
            inverses.write(maps.get(g).inverse(), 4L * g);
            turns.write(new float[] {(float) maps.get(g).radians(), maps.get(g).mirrors() ? -1 : 1}, 2L * g);
        }
        Program program = scope.program(KernelSource.of(TurnedKernels.class, "turned_cells.cl"));
        this.cells = program.kernel("turned_cells");
        this.mask = program.kernel("turned_mask");
        this.difference = program.kernel("turned_difference");
        this.extreme = new Extreme(scope);
        this.pointwise = new Pointwise(scope);
    }

    List<PlaneMap> maps() {
        return maps;
    }

    /** Images of the first sample, one for each map. */
    void cells(Tensor source, Tensor target) {
        cells.launch(all(), source, target, inverses, turns, width, channels, angles);
    }

    /** Clears the updates of sites that do not fire. */
    void mask(ActiveSet active, Rows update, float rate, Step step) {
        mask.launch(
                Range.of(active.capacity()),
                active.sites(),
                active.count(),
                update.values(),
                inverses,
                width,
                update.width(),
                rate,
                step.index(),
                step.key());
    }

    /** For each map the largest difference between its sample and the image of the first. Waits for the device. */
    float[] differences(Tape tape, Tensor states) {
        Tensor each = tape.scope().floats(maps.size(), width * width);
        difference.launch(all(), states, each, inverses, turns, width, channels, angles);
        return extreme.max(tape, each, Over.SAMPLE).value().readFloats();
    }

    /** The largest absolute value of all channels. Waits for the device. */
    float largest(Tape tape, Tensor states) {
        Tensor sizes = pointwise.apply(tape, states, Unary.abs());
        return extreme.max(tape, sizes, Over.ALL).value().readFloats()[0];
    }

    private Range all() {
        return Range.of((long) width * width, maps.size());
    }
}
