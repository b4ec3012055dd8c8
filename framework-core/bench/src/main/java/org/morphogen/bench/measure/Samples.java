// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.measure;

import java.util.Arrays;
import java.util.List;

/**
 * What one contender took, round by round.
 *
 * @param values one for each round, at least one, in seconds or in another unit that all share
 */
public record Samples(List<Double> values) {

    public Samples {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("At least one sample is needed");
        }
    }

    public static Samples of(double... values) {
        return new Samples(Arrays.stream(values).boxed().toList());
    }

    /** The middle value, or the mean of the two middle ones. */
    public double median() {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public double least() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    public double most() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** Each value times a factor: another unit. */
    public Samples times(double factor) {
        return new Samples(values.stream().map(value -> value * factor).toList());
    }
}
