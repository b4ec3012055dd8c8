// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

/**
 * How an image is cut into the work of single work-items.
 *
 * @param rows rows of a stripe, at least two; the last may have fewer, but not one: the alive masks before and after a
 *     step reach two rows far, and a stripe knows only its neighbours
 * @param count stripes of an image
 */
record Stripes(int rows, int count) {

    static Stripes whole(int height) {
        return new Stripes(height, 1);
    }

    /**
     * When images are cut. Sums of weight gradients run over stripes, so the choice depends on nothing that is measured.
     *
     * @param cores work-items that run at once
     * @param fewestSites sites below which a stripe costs more in launches than it gains
     */
    record Cutting(int cores, int fewestSites) {

        private static final int STRIPES_A_CORE = 4;
        private static final int FEWEST_SITES = 4096;

        static Cutting forCores(int cores) {
            return new Cutting(cores, FEWEST_SITES);
        }

        /**
         * Whole images where they keep all cores busy, because then one launch runs all steps; else stripes, several a
         * core, because some have fewer sites alive.
         */
        Stripes cut(int height, int width, int batch) {
            if (batch % cores == 0 || batch >= 4 * cores) {
                return whole(height);
            }
            long wanted = (STRIPES_A_CORE * cores + batch - 1) / batch;
            long most = Math.min(height, (long) height * width / fewestSites);
            int count = (int) Math.max(1, Math.min(wanted, most));
            int rows = (height + count - 1) / count;
            while (height > 1 && (rows == 1 || height % rows == 1)) {
                rows++;
            }
            return new Stripes(rows, (height + rows - 1) / rows);
        }
    }
}
