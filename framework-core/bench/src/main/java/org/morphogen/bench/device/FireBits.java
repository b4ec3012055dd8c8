// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.device;

import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Step;

/** The fire masks of a rollout, written down for others. */
public final class FireBits {

    private final Scope scope;
    private final Kernel kernel;

    public FireBits(Scope scope) {
        this.scope = scope;
        this.kernel =
                scope.program(KernelSource.of(FireBits.class, "fire_bits.cl")).kernel("fire_bits");
    }

    /**
     * Makes masks.
     *
     * @param words 64-bit words of one step: batch * height * ceil(width / 64)
     * @param fire16 the fire rate times 65536
     * @return UINT64 {@code [steps][words]}
     */
    public long[] of(int words, int steps, int fire16, Step first) {
        try (Scope memory = scope.child("masks")) {
            Tensor bits = memory.allocate(ElementType.UINT64, Shape.of(steps, words));
            kernel.launch(Range.of(words, steps), bits, words, fire16, first.index(), first.stream(), first.key());
            return bits.readLongs(0, Math.multiplyExact(steps, words));
        }
    }
}
