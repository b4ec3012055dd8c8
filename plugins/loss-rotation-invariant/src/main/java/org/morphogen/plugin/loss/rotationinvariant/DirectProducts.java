// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.rotationinvariant;

import java.util.Map;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;

/** Multiplies out every turn. */
final class DirectProducts implements TurnProducts {

    /** Stretches of planes on a GPU, whose sums {@code polar_match} adds: one item a turn would not fill it. */
    private static final int PARTS = 8;

    private static final int CPU_LANES = 16;

    private final PolarTarget target;
    private final int sets;
    private final int width;
    private final int parts;
    private final Tensor planes;
    private final Packing packing;
    private final Kernel correlate;

    DirectProducts(PolarTarget target, int sets, Scope scope) {
        boolean lanes = scope.compute().device().isCpu();
        this.target = target;
        this.sets = sets;
        this.width = lanes ? CPU_LANES : 1;
        this.parts = lanes ? 1 : Math.min(PARTS, target.planes());
        int angles = target.grid().angles();
        this.planes = scope.floats(target.planes(), angles);
        planes.write(target.planes(angles));
        this.packing = new Packing(target, 2 * angles + 2 * width, scope);
        this.correlate = scope.program(
                        KernelSource.of(DirectProducts.class, "polar_correlate.cl"),
                        Map.of("SETS", sets, "WIDTH", width))
                .kernel("polar_correlate");
    }

    @Override
    public Found of(Tape tape, Tensor rows) {
        int batch = rows.shape().dim(0);
        int angles = target.grid().angles();
        Tensor packed = packing.of(tape, rows);
        Tensor values = tape.scope().floats(batch, parts, sets, angles);
        int blocks = (angles + 2 * width - 1) / (2 * width);
        double products = (double) batch * sets * target.planes() * angles * angles;
        correlate.launch(
                Range.of(blocks, parts, batch).by(width == 1 ? 32 : 1, 1, 1),
                Cost.of(2 * products, 4.0 * (packed.size() + values.size())),
                packed,
                planes,
                values,
                target.planes(),
                packed.shape().dim(-1),
                angles);
        return new Found(values, parts, angles, 0);
    }
}
