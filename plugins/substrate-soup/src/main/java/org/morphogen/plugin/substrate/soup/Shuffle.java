// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import org.morphogen.kernels.soup.SplitMix;

/**
 * A random permutation (Fisher and Yates, from the last place down to the first) with the published program's draws.
 *
 * @param programs of a soup
 */
record Shuffle(int programs) implements HostOrder.Sequence {

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
        for (int i = programs - 1; i >= 0; i--) {
            long draw = SplitMix.mix(SplitMix.mix(root ^ SplitMix.mix(first + i)));
            int j = (int) Long.remainderUnsigned(draw, i + 1L);
            int swapped = words[offset + i];
            words[offset + i] = words[offset + j];
            words[offset + j] = swapped;
        }
    }
}
