// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.measure;

import java.util.Locale;

/**
 * How far two results are apart.
 *
 * @param error {@code |a - b| / |a|} in the Euclidean norm; infinite if a value is not a number
 * @param tolerance what is allowed
 */
public record Agreement(double error, double tolerance) {

    public static Agreement of(float[] ours, float[] theirs, double tolerance) {
        if (ours.length != theirs.length) {
            throw new IllegalArgumentException(
                    "Results of " + ours.length + " and " + theirs.length + " values cannot be compared");
        }
        double apart = 0;
        double size = 0;
        for (int i = 0; i < ours.length; i++) {
            double difference = (double) ours[i] - theirs[i];
            apart += difference * difference;
            size += (double) ours[i] * ours[i];
        }
        double error = apart == 0 ? 0 : Math.sqrt(apart / size);
        return new Agreement(Double.isFinite(error) ? error : Double.POSITIVE_INFINITY, tolerance);
    }

    /** Share of different bits; none is allowed. */
    public static Agreement ofBits(long[] ours, long[] theirs) {
        if (ours.length != theirs.length) {
            throw new IllegalArgumentException(
                    "Results of " + ours.length + " and " + theirs.length + " words cannot be compared");
        }
        long different = 0;
        for (int i = 0; i < ours.length; i++) {
            different += Long.bitCount(ours[i] ^ theirs[i]);
        }
        return new Agreement(different / (64.0 * ours.length), 0);
    }

    public boolean holds() {
        return error <= tolerance;
    }

    /** The one with the larger error in units of its tolerance. */
    public Agreement worse(Agreement other) {
        return holds() != other.holds() ? (holds() ? other : this) : error >= other.error ? this : other;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s (error %.1e, allowed %.0e)", holds() ? "agree" : "DIFFER", error, tolerance);
    }
}
