// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.rotationinvariant;

import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;

/** Polar states as one circle for each channel and radius, written twice over. */
final class Packing {

    private final PolarTarget target;
    private final int stride;
    private final Kernel pack;

    /** @param stride floats of a circle, at least twice its angles */
    Packing(PolarTarget target, int stride, Scope scope) {
        this.target = target;
        this.stride = stride;
        this.pack =
                scope.program(KernelSource.of(Packing.class, "polar_pack.cl")).kernel("polar_pack");
    }

    /** FLOAT32 {@code [B][planes][stride]}. */
    Tensor of(Tape tape, Tensor rows) {
        int batch = rows.shape().dim(0);
        Tensor packed = tape.scope().floats(batch, target.planes(), stride);
        pack.launch(
                Range.of(stride, target.planes(), batch),
                Cost.of(0, 8.0 * packed.size()),
                rows,
                packed,
                target.grid().radii(),
                target.grid().angles(),
                rows.shape().dim(-1));
        return packed;
    }
}
