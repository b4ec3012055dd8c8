// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.initial.cells;

import java.util.List;
import org.morphogen.api.initial.Oriented.Orientation;

/** Which orientation coloured points leave open: the rotations and reflections that bring them onto themselves. */
record PointSymmetry(List<SeedPoint> points) {

    private static final double SAME = 1e-6;

    Orientation orientation() {
        if (points.stream().anyMatch(point -> point.angle() != null)) {
            return Orientation.FULL;
        }
        double row = points.stream().mapToDouble(SeedPoint::row).average().orElse(0);
        double column = points.stream().mapToDouble(SeedPoint::column).average().orElse(0);
        double[][] around = points.stream()
                .map(point -> new double[] {point.column() - column, point.row() - row})
                .toArray(double[][]::new);
        int outer = outermost(around);
        if (Math.hypot(around[outer][0], around[outer][1]) < SAME) {
            return Orientation.NONE;
        }
        boolean reflects = false;
        for (int to = 0; to < around.length; to++) {
            // A rotation that is not the identity brings the outermost point to another one.
            if (to != outer && maps(around, outer, to, 1)) {
                return Orientation.NONE;
            }
            reflects |= maps(around, outer, to, -1);
        }
        return reflects ? Orientation.AXIS : Orientation.FULL;
    }

    private static int outermost(double[][] around) {
        int outer = 0;
        for (int i = 1; i < around.length; i++) {
            if (Math.hypot(around[i][0], around[i][1]) > Math.hypot(around[outer][0], around[outer][1])) {
                outer = i;
            }
        }
        return outer;
    }

    /** Whether the rotation (hand 1) or reflection (hand -1) that brings one point to another brings all onto points. */
    private boolean maps(double[][] around, int from, int to, int hand) {
        double[] a = around[from];
        double[] b = around[to];
        double square = a[0] * a[0] + a[1] * a[1];
        if (Math.abs(square - b[0] * b[0] - b[1] * b[1]) > SAME) {
            return false;
        }
        // As complex numbers: z -> (b / a) z, or z -> (b / conj(a)) conj(z).
        double cos = (b[0] * a[0] + hand * b[1] * a[1]) / square;
        double sin = (b[1] * a[0] - hand * b[0] * a[1]) / square;
        for (int i = 0; i < around.length; i++) {
            double x = around[i][0];
            double y = hand * around[i][1];
            if (!has(around, cos * x - sin * y, sin * x + cos * y, points.get(i).rgb())) {
                return false;
            }
        }
        return true;
    }

    private boolean has(double[][] around, double x, double y, List<Double> rgb) {
        for (int i = 0; i < around.length; i++) {
            if (Math.hypot(around[i][0] - x, around[i][1] - y) < SAME
                    && points.get(i).rgb().equals(rgb)) {
                return true;
            }
        }
        return false;
    }
}
