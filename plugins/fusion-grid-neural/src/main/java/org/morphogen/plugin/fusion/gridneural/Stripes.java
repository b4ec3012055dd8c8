// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

/**
 * How an image is cut into the work of single work-items.
 *
 * @param rows rows of a stripe; the last may have fewer
 * @param count stripes of an image
 */
record Stripes(int rows, int count) {

    private static final int FEWEST_ROWS = 8;
    private static final int STRIPES_A_CORE = 8;

    static Stripes whole(int height) {
        return new Stripes(height, 1);
    }

    /**
     * Whole images where they keep all cores busy, because then one launch runs all steps; else enough stripes. Sums of
     * weight gradients run over stripes, so the choice depends on nothing that is measured.
     */
    static Stripes of(int height, int batch, int cores) {
        if (batch % cores == 0 || batch >= 4 * cores) {
            return whole(height);
        }
        int wanted = (STRIPES_A_CORE * cores + batch - 1) / batch;
        int most = (height + FEWEST_ROWS - 1) / FEWEST_ROWS;
        int count = Math.max(1, Math.min(wanted, most));
        int rows = (height + count - 1) / count;
        return new Stripes(rows, (height + rows - 1) / rows);
    }
}
