// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.hand;

import org.morphogen.api.compute.Shape;

/**
 * The middle of the sites that are not empty; of the grid if none is.
 *
 * @param row from 0
 * @param column from 0
 */
record Occupied(int row, int column) {

    /** @param cells {@code [height][width][channels]} */
    static Occupied of(float[] cells, Shape shape) {
        int width = shape.dim(1);
        int channels = shape.dim(2);
        int top = shape.dim(0);
        int bottom = -1;
        int left = width;
        int right = -1;
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != 0) {
                int site = i / channels;
                top = Math.min(top, site / width);
                bottom = Math.max(bottom, site / width);
                left = Math.min(left, site % width);
                right = Math.max(right, site % width);
            }
        }
        return bottom < 0
                ? new Occupied(shape.dim(0) / 2, width / 2)
                : new Occupied((top + bottom) / 2, (left + right) / 2);
    }
}
