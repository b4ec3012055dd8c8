// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.random;

import java.util.Arrays;

/** Draws from consecutive Philox counters {@code (n, step, stream, purpose)}. Not shared between threads. */
public final class Draws {

    private final Philox philox;
    private final int stream;
    private final int step;
    private final int purpose;
    private int counter;
    private int[] words = {};
    private int used;

    Draws(Philox philox, int stream, int step, int purpose) {
        this.philox = philox;
        this.stream = stream;
        this.step = step;
        this.purpose = purpose;
    }

    /** A uniform 32-bit word. */
    public int word() {
        if (used == words.length) {
            words = philox.block(counter++, step, stream, purpose);
            used = 0;
        }
        return words[used++];
    }

    /** Uniform in [0, 1), 24 bits. */
    public float uniform() {
        return (word() >>> 8) * 0x1p-24f;
    }

    /** Uniform in [low, high). */
    public float uniform(float low, float high) {
        return low + (high - low) * uniform();
    }

    /** Uniform in 0 .. bound - 1, unbiased. */
    public int below(int bound) {
        long limit = 0x1_0000_0000L - 0x1_0000_0000L % bound;
        long draw = Integer.toUnsignedLong(word());
        while (draw >= limit) {
            draw = Integer.toUnsignedLong(word());
        }
        return (int) (draw % bound);
    }

    /** Standard normal (Box and Muller 1958). */
    public double normal() {
        double u = ((word() >>> 8) + 1) * 0x1p-24;
        return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * uniform());
    }

    /** {@code count} different numbers of 0 .. bound - 1 in random order. */
    public int[] distinct(int count, int bound) {
        int[] all = new int[bound];
        Arrays.setAll(all, i -> i);
        for (int i = 0; i < count; i++) {
            int j = i + below(bound - i);
            int swapped = all[i];
            all[i] = all[j];
            all[j] = swapped;
        }
        return Arrays.copyOf(all, count);
    }
}
