// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.rotationinvariant;

import org.morphogen.plugin.loss.rotationinvariant.RotationInvariantConfig.PolarSampling;

/**
 * Values of a picture at points between its cells; outside it is zero.
 *
 * @param polar the points
 * @param kind from how many cells
 */
record Sampling(PolarGrid polar, PolarSampling kind) {

    /** Of the cubic convolution kernel, as in widespread tensor libraries (Keys 1981 has -0.5). */
    private static final double CUBIC = -0.75;

    private static final double ROW_HEIGHT = Math.sqrt(3) / 2;

    /** Sampling of an array of cells that lie on a square lattice. */
    Taps square() {
        Taps taps = taps();
        for (int point = 0; point < polar.points(); point++) {
            double x = polar.radius(point) * Math.cos(polar.angle(point));
            double y = polar.radius(point) * Math.sin(polar.angle(point));
            add(taps, point, x, y);
        }
        return taps;
    }

    /**
     * Sampling of an array of cells that lie on a hexagonal lattice: column i and row j at {@code i (1, 0) + j (1/2,
     * sqrt(3)/2)}, on a torus.
     */
    Taps hexagonal() {
        Taps taps = taps();
        for (int point = 0; point < polar.points(); point++) {
            double y = polar.radius(point) * Math.sin(polar.angle(point)) / ROW_HEIGHT;
            double x = polar.radius(point) * Math.cos(polar.angle(point)) - y / 2;
            add(taps, point, wrapped(x), wrapped(y));
        }
        return taps;
    }

    private Taps taps() {
        return new Taps(polar.points(), polar.width() * polar.width());
    }

    /** Into [-1, 1). */
    private static double wrapped(double coordinate) {
        return coordinate - 2 * Math.floor((coordinate + 1) / 2);
    }

    private void add(Taps taps, int point, double x, double y) {
        int width = polar.width();
        double column = ((x + 1) * width - 1) / 2;
        double row = ((y + 1) * width - 1) / 2;
        int reach = kind == PolarSampling.BILINEAR ? 0 : 1;
        for (int j = (int) Math.floor(row) - reach; j <= Math.floor(row) + 1 + reach; j++) {
            for (int i = (int) Math.floor(column) - reach; i <= Math.floor(column) + 1 + reach; i++) {
                double weight = weight(row - j) * weight(column - i);
                if (j >= 0 && j < width && i >= 0 && i < width && weight != 0) {
                    taps.add(point, j * width + i, weight);
                }
            }
        }
    }

    private double weight(double distance) {
        double t = Math.abs(distance);
        if (kind == PolarSampling.BILINEAR) {
            return Math.max(0, 1 - t);
        } else if (t <= 1) {
            return ((CUBIC + 2) * t - (CUBIC + 3)) * t * t + 1;
        }
        return t < 2 ? ((CUBIC * t - 5 * CUBIC) * t + 8 * CUBIC) * t - 4 * CUBIC : 0;
    }
}
