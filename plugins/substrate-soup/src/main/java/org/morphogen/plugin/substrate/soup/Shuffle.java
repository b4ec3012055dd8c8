// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import org.morphogen.kernels.soup.SplitMix;

/** A random permutation (Fisher and Yates, from the last place down to the first) with the published program's draws. */
final class Shuffle implements HostOrder.Sequence {

    private final int programs;

    /** Entry n is (2^64 - 1) / n, rounded down, from 2 on: a division a draw would cost more than all the rest. */
    private final long[] inverses;

    /** @param programs of a soup */
    Shuffle(int programs) {
        this.programs = programs;
        this.inverses = new long[programs + 1];
        for (int n = 2; n <= programs; n++) {
            inverses[n] = Long.divideUnsigned(-1, n);
        }
    }

    @Override
    public int programs() {
        return programs;
    }

    @Override
    public void draw(long seed, int epoch, int[] words, int offset) {
        permute(seed, epoch, words, offset);
        words[offset + programs] = programs / 2;
        words[offset + programs + 1] = programs / 2;
    }

    void permute(long seed, int epoch, int[] words, int offset) {
        for (int i = 0; i < programs; i++) {
            words[offset + i] = i;
        }
        long root = SplitMix.mix(seed);
        long first = (long) epoch * programs;
        for (int i = programs - 1; i > 0; i--) {
            long draw = SplitMix.mix(SplitMix.mix(root ^ SplitMix.mix(first + i)));
            int j = offset + remainder(draw, i + 1);
            int swapped = words[offset + i];
            words[offset + i] = words[j];
            words[j] = swapped;
        }
    }

    /** {@code draw mod n}, the draw without sign, 1 < n <= programs. */
    int remainder(long draw, int n) {
        // Half the draw has no sign. The quotient is at most one too small, so that less than 4 n is left.
        long quotient = Math.multiplyHigh(draw >>> 1, inverses[n]);
        int left = (int) (draw - 2 * quotient * n);
        left = left >= 2 * n ? left - 2 * n : left;
        return left >= n ? left - n : left;
    }
}
