// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import java.util.function.IntBinaryOperator;

/**
 * A symmetry of a torus of sites: where each site goes.
 *
 * @param to the place of each site, {@code row * size + column}
 */
public record SiteMap(int[] to) {

    /**
     * A linear map about the middle site (size / 2, size / 2) of a square torus.
     *
     * @param column the new column of a site {@code (column, row)}, both counted from the middle site
     * @param row its new row
     */
    public static SiteMap about(int size, IntBinaryOperator column, IntBinaryOperator row) {
        int middle = size / 2;
        int[] to = new int[size * size];
        for (int site = 0; site < to.length; site++) {
            int i = site % size - middle;
            int j = site / size - middle;
            int toColumn = Math.floorMod(middle + column.applyAsInt(i, j), size);
            int toRow = Math.floorMod(middle + row.applyAsInt(i, j), size);
            to[site] = toRow * size + toColumn;
        }
        return new SiteMap(to);
    }

    /** A quarter turn: what is right of the middle comes below it. */
    public static SiteMap quarterTurn(int size) {
        return about(size, (i, j) -> -j, (i, j) -> i);
    }

    /** Left and right change places. */
    public static SiteMap mirror(int size) {
        return about(size, (i, j) -> -i, (i, j) -> j);
    }

    /** A turn by 60 degrees of a hexagonal lattice whose site (i, j) lies at i (1, 0) + j (0.5, 0.866). */
    public static SiteMap sixthTurn(int size) {
        return about(size, (i, j) -> -j, (i, j) -> i + j);
    }

    /** One sample's cells, {@code [sites][channels]}, each at its new place. */
    public float[] cells(float[] cells, int channels) {
        float[] moved = new float[cells.length];
        for (int site = 0; site < to.length; site++) {
            System.arraycopy(cells, site * channels, moved, to[site] * channels, channels);
        }
        return moved;
    }

    /** One sample's mask, each site's bit at its new place. */
    public boolean[] mask(boolean[] mask) {
        boolean[] moved = new boolean[mask.length];
        for (int site = 0; site < to.length; site++) {
            moved[to[site]] = mask[site];
        }
        return moved;
    }
}
