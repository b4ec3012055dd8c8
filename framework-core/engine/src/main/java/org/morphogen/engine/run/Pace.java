// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.run;

/** How many ticks a second a run may do. Times are of {@link System#nanoTime}. */
final class Pace {

    /** Ticks come in groups of so many seconds at most, so that they look even. */
    private static final double GROUP_SECONDS = 0.02;

    private static final double NANOS = 1e9;

    private double rate = Double.POSITIVE_INFINITY;
    private long due;

    double rate() {
        return rate;
    }

    void rate(double ticksPerSecond, long now) {
        rate = ticksPerSecond;
        due = now;
    }

    /** Nanoseconds until the next tick may begin. */
    long ahead(long now) {
        return Double.isInfinite(rate) ? 0 : Math.max(0, due - now);
    }

    /** How many ticks may be done in one go. */
    long most() {
        return Double.isInfinite(rate) ? Long.MAX_VALUE : Math.max(1, (long) (rate * GROUP_SECONDS));
    }

    /** What a slow device did not do is not caught up with. */
    void did(long ticks, long now) {
        if (!Double.isInfinite(rate)) {
            due = Math.max(now, due + (long) (ticks * NANOS / rate));
        }
    }
}
