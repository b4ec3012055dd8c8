// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import org.morphogen.kernels.soup.SplitMix;

/**
 * Meetings of neighbours with the published program's draws: in random order each program asks one of its neighbours, and
 * they meet if both are still free. Programs that found nobody follow in rising order: they mutate and do not run.
 */
final class Encounters implements HostOrder.Sequence {

    private final Shuffle shuffle;
    private final Neighbours neighbours;

    Encounters(Shuffle shuffle, Neighbours neighbours) {
        this.shuffle = shuffle;
        this.neighbours = neighbours;
    }

    @Override
    public int programs() {
        return shuffle.programs();
    }

    @Override
    public void draw(long seed, int epoch, int[] words, int offset) {
        int[] order = new int[programs()];
        shuffle.permute(seed, epoch, order, 0);
        SplitMix seeds = new SplitMix(seed);
        boolean[] used = new boolean[programs()];
        int next = offset;
        for (int i : order) {
            int many = neighbours.count(i);
            if (many == 0) {
                continue;
            }
            long draw = seeds.at(seeds.at(epoch) ^ seeds.at(i));
            int neighbour = neighbours.of(i, (int) Long.remainderUnsigned(draw, many));
            if (!used[i] && !used[neighbour]) {
                used[i] = true;
                used[neighbour] = true;
                words[next++] = i;
                words[next++] = neighbour;
            }
        }
        words[offset + programs()] = (next - offset) / 2;
        words[offset + programs() + 1] = programs() / 2;
        for (int i = 0; i < used.length; i++) {
            if (!used[i]) {
                words[next++] = i;
            }
        }
    }
}
