// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.curve;

import java.util.Arrays;

/**
 * A curve with its spread, at most {@value #MOST} windows wide.
 *
 * @param ticks middle of each window
 * @param low value that a tenth of a window's points are below
 * @param median value that half of a window's points are below
 * @param high value that nine tenths of a window's points are below
 */
record Bands(double[] ticks, double[] low, double[] median, double[] high) {

    static final int MOST = 200;

    /** Fewer points are no sample of their neighbourhood. */
    private static final int LEAST_POINTS = 10;

    /** Equally many points to a window; each point by itself while there are few. */
    static Bands of(History history) {
        int size = history.size();
        int windows = size < 3 * LEAST_POINTS ? size : Math.min(MOST, size / LEAST_POINTS);
        Bands bands = new Bands(new double[windows], new double[windows], new double[windows], new double[windows]);
        for (int window = 0; window < windows; window++) {
            int from = (int) ((long) size * window / windows);
            int to = (int) ((long) size * (window + 1) / windows);
            double[] values = history.values(from, to);
            Arrays.sort(values);
            bands.ticks[window] = 0.5 * (history.tick(from) + history.tick(to - 1));
            bands.low[window] = quantile(values, 0.1);
            bands.median[window] = quantile(values, 0.5);
            bands.high[window] = quantile(values, 0.9);
        }
        return bands;
    }

    /** Powers of ten from the least to the largest value. */
    double decades() {
        double least = Arrays.stream(low).min().orElse(1);
        double largest = Arrays.stream(high).max().orElse(1);
        return Math.log10(largest / least);
    }

    /** Whether any window has more than one value. */
    boolean spread() {
        return !Arrays.equals(low, high);
    }

    /** Linear between the sorted values (Hyndman and Fan 1996, definition 7). */
    static double quantile(double[] sorted, double fraction) {
        double position = fraction * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
