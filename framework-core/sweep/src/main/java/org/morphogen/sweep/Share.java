// SPDX-License-Identifier: Apache-2.0
package org.morphogen.sweep;

/**
 * A share of runs with its 95 % interval.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson 1927</a>, the score interval
 */
record Share(int hits, int runs) {

    private static final double Z = 1.959963984540054;

    double value() {
        return hits / (double) runs;
    }

    double low() {
        return centre() - half();
    }

    double high() {
        return centre() + half();
    }

    private double centre() {
        return (value() + Z * Z / (2 * runs)) / (1 + Z * Z / runs);
    }

    private double half() {
        double p = value();
        return Z * Math.sqrt(p * (1 - p) / runs + Z * Z / (4.0 * runs * runs)) / (1 + Z * Z / runs);
    }
}
