// SPDX-License-Identifier: Apache-2.0
package org.morphogen.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A mean with its 95 % interval: percentiles of the means of resampled runs (Efron 1979), always of the same draws.
 */
record Mean(double value, double low, double high) {

    private static final int RESAMPLES = 2000;

    static Mean of(List<Double> values) {
        double[] numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
        SplittableRandom random = new SplittableRandom(1);
        double[] means = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            means[r] = random.ints(numbers.length, 0, numbers.length)
                    .mapToDouble(i -> numbers[i])
                    .average()
                    .orElseThrow();
        }
        Arrays.sort(means);
        return new Mean(
                Arrays.stream(numbers).average().orElseThrow(),
                means[(int) (0.025 * RESAMPLES)],
                means[(int) (0.975 * RESAMPLES) - 1]);
    }
}
