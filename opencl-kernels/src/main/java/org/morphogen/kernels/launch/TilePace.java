// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.launch;

import java.util.Map;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;

/** How long a dense layer of a usual size takes with register tiles of a given number of rows. */
final class TilePace {

    private static final int ROWS = 3072;
    private static final int INPUTS = 48;
    private static final int OUTPUTS = 128;
    private static final int RUNS = 5;

    private final Scope scope;

    TilePace(Scope scope) {
        this.scope = scope;
    }

    /** Seconds of the fastest of a few runs. */
    double seconds(int tileRows) {
        Compute compute = scope.compute();
        try (Scope scratch = scope.child("tile pace")) {
            Kernel kernel = scratch.program(
                            KernelSource.of(TilePace.class, "common/dense_lanes.cl"),
                            Map.of("INPUTS", INPUTS, "OUTPUTS", OUTPUTS, "COUNTED", 0, "TILE_ROWS", tileRows))
                    .kernel("dense_forward");
            Tensor x = scratch.zeros(ElementType.FLOAT32, Shape.of(ROWS, INPUTS));
            Tensor weights = scratch.zeros(ElementType.FLOAT32, Shape.of(INPUTS, OUTPUTS));
            Tensor y = scratch.floats(ROWS, OUTPUTS);
            Tensor count = scratch.zeros(ElementType.INT32, Shape.of(1));
            Range range = Range.of(compute.device().computeUnits(), 1).by(1, 1);
            double least = Double.POSITIVE_INFINITY;
            for (int run = 0; run <= RUNS; run++) {
                long start = System.nanoTime();
                kernel.launch(range, x, weights, weights, y, count, ROWS, 1f, 0f);
                compute.finish();
                // The first run also finishes the build.
                least = run == 0 ? least : Math.min(least, (System.nanoTime() - start) * 1e-9);
            }
            return least;
        }
    }
}
