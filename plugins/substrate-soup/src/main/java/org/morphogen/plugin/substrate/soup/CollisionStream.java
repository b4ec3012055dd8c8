// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import java.util.Arrays;
import org.morphogen.kernels.soup.SplitMix;

/** The stream of one sample of a collision grid, and where its batches begin. Used by the drawing thread and the run's. */
final class CollisionStream {

    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final int MOST_PAIRS = 8192;

    /** So many draws in a row that hit a taken program end a batch. */
    private static final int PATIENCE = 16;

    private final int programs;
    private final int width;
    private final double noise;
    private final long seed;

    /** Draws taken before the pairs of batch e at 2e, and after them at 2e + 1. */
    private long[] places = new long[64];

    private int known = 1;
    private long taken;

    /**
     * Draws for bytes that are replaced.
     *
     * @param stream the state of the stream before the first of them
     * @param count how many
     */
    record Noise(long stream, int count) {}

    CollisionStream(SoupConfig config, long seed) {
        this.programs = config.programs();
        this.width = config.width();
        this.noise = 2 * config.length() * config.mutation();
        this.seed = seed;
        places[0] = (long) programs * config.length();
    }

    /** Writes the pairs of a batch, all other programs in rising order, and the number of pairs. */
    synchronized void batch(int batch, int[] words, int offset) {
        for (int e = known / 2; e < batch; e++) {
            pairs(e, words, offset);
        }
        pairs(batch, words, offset);
    }

    synchronized Noise noise(int batch) {
        long first = places[2 * batch + 1];
        return new Noise(seed + first * STEP, Math.toIntExact(places[2 * batch + 2] - first));
    }

    private void pairs(int batch, int[] words, int offset) {
        boolean[] met = new boolean[programs];
        int next = offset;
        int collisions = 0;
        taken = places[2 * batch];
        while (next < offset + 2 * MOST_PAIRS && collisions < PATIENCE) {
            long draw = draw();
            int one = (int) Long.remainderUnsigned(draw >>> 2, programs);
            int other = neighbour(one, draw);
            if (met[one] || met[other]) {
                collisions++;
                continue;
            }
            met[one] = true;
            met[other] = true;
            words[next++] = one;
            words[next++] = other;
            collisions = 0;
        }
        int pairs = (next - offset) / 2;
        words[offset + programs] = pairs;
        for (int i = 0; i < programs; i++) {
            if (!met[i]) {
                words[next++] = i;
            }
        }
        remember(batch, taken + (long) Math.floor(pairs * noise));
    }

    /** Bit 0 tells which way, bit 1 along which axis; edges turn back. */
    private int neighbour(int one, long draw) {
        int way = (draw & 1) == 0 ? -1 : 1;
        if ((draw & 2) != 0) {
            int column = one % width;
            return one + (column == 0 ? 1 : column == width - 1 ? -1 : way);
        }
        int row = one / width;
        return one + width * (row == 0 ? 1 : row == programs / width - 1 ? -1 : way);
    }

    private long draw() {
        return SplitMix.mix(seed + taken++ * STEP);
    }

    private void remember(int batch, long following) {
        if (2 * batch + 2 >= places.length) {
            places = Arrays.copyOf(places, 2 * places.length);
        }
        places[2 * batch + 1] = taken;
        places[2 * batch + 2] = following;
        known = Math.max(known, 2 * batch + 3);
    }
}
