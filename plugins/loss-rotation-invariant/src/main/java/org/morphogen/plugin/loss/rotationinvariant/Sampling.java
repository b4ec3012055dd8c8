// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.rotationinvariant;

import org.morphogen.api.substrate.Lattice;
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

    /**
     * Sampling of an array of cells that lie on a lattice. Beyond the border of a square one is nothing; others go on as
     * a torus, whose storage is not the square that people see.
     */
    Taps of(Lattice lattice) {
        boolean square = lattice.equals(Lattice.SQUARE);
        Taps taps = taps();
        for (int point = 0; point < polar.points(); point++) {
            double x = polar.radius(point) * Math.cos(polar.angle(point));
            double y = polar.radius(point) * Math.sin(polar.angle(point));
            double column = lattice.column(x, y);
            double row = lattice.row(x, y);
            add(taps, point, square ? column : wrapped(column), square ? row : wrapped(row));
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
