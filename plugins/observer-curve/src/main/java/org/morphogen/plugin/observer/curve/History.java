// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.curve;

import java.util.Arrays;

/**
 * The points of a curve in the order of their ticks. Only finite values above zero are taken: the scale is logarithmic.
 * When there are too many points, every second one is let go.
 */
final class History {

    static final int MOST = 1 << 17;

    private long[] ticks = new long[1024];
    private double[] values = new double[1024];
    private int size;

    void add(long tick, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            return;
        }
        if (size == MOST) {
            thin();
        }
        if (size == ticks.length) {
            ticks = Arrays.copyOf(ticks, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        ticks[size] = tick;
        values[size++] = value;
    }

    int size() {
        return size;
    }

    long tick(int index) {
        return ticks[index];
    }

    /** A copy of the values of points {@code from} to {@code to - 1}. */
    double[] values(int from, int to) {
        return Arrays.copyOfRange(values, from, to);
    }

    private void thin() {
        for (int i = 0; i < size / 2; i++) {
            ticks[i] = ticks[2 * i + 1];
            values[i] = values[2 * i + 1];
        }
        size /= 2;
    }
}
