// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.measure;

import java.util.Map;

/**
 * A cost that grows as {@code factor * x ^ exponent}: the least-squares line through the logarithms.
 *
 * @param factor cost at x = 1
 * @param exponent 1 for a cost in proportion
 */
public record PowerFit(double factor, double exponent) {

    /** @param costs cost by x, at least two of them, all positive */
    public static PowerFit of(Map<? extends Number, Double> costs) {
        if (costs.size() < 2) {
            throw new IllegalArgumentException("A fit needs at least two points, not " + costs.size());
        }
        double n = costs.size();
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        for (Map.Entry<? extends Number, Double> point : costs.entrySet()) {
            double x = Math.log(point.getKey().doubleValue());
            double y = Math.log(point.getValue());
            sumX += x;
            sumY += y;
            sumXx += x * x;
            sumXy += x * y;
        }
        double exponent = (n * sumXy - sumX * sumY) / (n * sumXx - sumX * sumX);
        return new PowerFit(Math.exp((sumY - exponent * sumX) / n), exponent);
    }
}
