// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.analysis.orientation;

import java.util.stream.IntStream;

/**
 * Which way the cells of one sample point.
 *
 * @param width columns
 * @param height rows
 * @param field {@code [height][width][4]}: radians from columns towards rows, length, 1 if alive, unused
 * @param winding {@code [height][width]}: turns around each cell
 */
record Directions(int width, int height, float[] field, int[] winding) {

    float radians(int site) {
        return field[4 * site];
    }

    float length(int site) {
        return field[4 * site + 1];
    }

    boolean alive(int site) {
        return field[4 * site + 2] > 0;
    }

    long living() {
        return sites().filter(this::alive).count();
    }

    /** Cells around which directions turn so often. */
    long windings(int turns) {
        return sites().filter(site -> winding[site] == turns).count();
    }

    /** Living cells that are shorter than all of their eight neighbours, living too. */
    long minima() {
        return sites().filter(this::isMinimum).count();
    }

    private boolean isMinimum(int site) {
        for (int i = 0; i < 9; i++) {
            int row = Math.floorMod(site / width + i / 3 - 1, height);
            int column = Math.floorMod(site % width + i % 3 - 1, width);
            int other = row * width + column;
            if (!alive(other) || i != 4 && length(other) <= length(site)) {
                return false;
            }
        }
        return true;
    }

    /** The least length among living cells, 0 if there are none. */
    double leastLength() {
        return sites().filter(this::alive).mapToDouble(this::length).min().orElse(0);
    }

    /** The part of living cells whose direction is shorter than 1. */
    double shortShare() {
        long shorter = sites().filter(site -> alive(site) && length(site) < 1).count();
        return living() == 0 ? 0 : shorter / (double) living();
    }

    IntStream sites() {
        return IntStream.range(0, width * height);
    }
}
