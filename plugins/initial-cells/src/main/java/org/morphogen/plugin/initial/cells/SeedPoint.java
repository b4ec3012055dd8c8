// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.initial.cells;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Length;
import org.morphogen.api.config.Optional;

/** One seed point. */
@Doc("One seed point.")
record SeedPoint(
        @Doc(value = "Row, from 0.", unit = "cells") double row,

        @Doc(value = "Column, from 0.", unit = "cells") double column,

        @Doc("Red, green and blue.") @Default("[0, 0, 0]") @Length(min = 3, max = 3)
        List<Double> rgb,

        @Doc(
                value = "The cell's own angle on grids with angles; drawn anew for each sample if left out.",
                unit = "radians")
        @Optional
        @Nullable
        Double angle) {

    /** Point k of so many on a circle, from straight below the middle on; colours go once round the hues. */
    static SeedPoint onCircle(int k, int count, double radius, double middleRow, double middleColumn) {
        double angle = 2 * Math.PI * k / count;
        return new SeedPoint(
                radius * Math.cos(angle) + middleRow,
                radius * Math.sin(angle) + middleColumn,
                hue(6.0 * k / count),
                null);
    }

    /** HSV(h / 6, 1, 1) for h from 0 to 6. */
    private static List<Double> hue(double h) {
        return List.of(ramp(Math.abs(h - 3) - 1), ramp(2 - Math.abs(h - 2)), ramp(2 - Math.abs(h - 4)));
    }

    private static double ramp(double value) {
        return Math.max(0, Math.min(1, value));
    }

    @Override
    public String toString() {
        return "(" + plain(row) + ", " + plain(column) + ")";
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
