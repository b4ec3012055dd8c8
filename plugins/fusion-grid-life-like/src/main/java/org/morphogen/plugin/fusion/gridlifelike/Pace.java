// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridlifelike;

import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;

/** How fast generations go by. */
final class Pace {

    /** Launches of one measurement; the first of all is not counted, it builds the kernel for its group size. */
    private static final int LAUNCHES = 2;

    private static final int ROUNDS = 2;

    private Pace() {}

    /** Seconds a generation, the least of a few rounds. The cells do not matter: the kernels do not branch on them. */
    static double of(Generations generations, Scope scope) {
        Compute compute = scope.compute();
        try (Scope memory = scope.child("pace")) {
            Tensor from = generations.packing().allocate(memory, 1);
            Tensor to = generations.packing().allocate(memory, 1);
            compute.zero(from);
            generations.advance(from, to, generations.most());
            double least = Double.POSITIVE_INFINITY;
            for (int round = 0; round < ROUNDS; round++) {
                compute.finish();
                long start = System.nanoTime();
                for (int i = 0; i < LAUNCHES; i++) {
                    generations.advance(i % 2 == 0 ? from : to, i % 2 == 0 ? to : from, generations.most());
                }
                compute.finish();
                least = Math.min(least, (System.nanoTime() - start) * 1e-9);
            }
            return least / LAUNCHES / generations.most();
        }
    }
}
