// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.animation;

import java.util.Arrays;

/** How cells become pixels: squares of {@link #scale} pixels. */
final class Screen {

    private final int width;
    private final int height;
    private final int scale;

    /**
     * @param width cells along a row
     * @param height cells along a column
     * @param leastHeight in pixels
     */
    Screen(int width, int height, int leastHeight) {
        this.width = width;
        this.height = height;
        int wanted = (leastHeight + height - 1) / height;
        this.scale = Math.max(1, Math.min(wanted, 2 * Frames.MOST_SIDE / Math.max(width, height)));
    }

    int scale() {
        return scale;
    }

    /** Pixels along a row. */
    int pixelWidth() {
        return width * scale;
    }

    /** Pixels along a column. */
    int pixelHeight() {
        return height * scale;
    }

    /** A rectangle of cells. */
    record Part(int left, int top, int width, int height) {}

    Part whole() {
        return new Part(0, 0, width, height);
    }

    /**
     * The smallest part outside of which two frames are equal; one cell if they are equal everywhere.
     *
     * @param each values of a cell
     */
    Part changed(byte[] before, byte[] after, int each) {
        int left = width;
        int right = -1;
        int top = height;
        int bottom = -1;
        for (int y = 0; y < height; y++) {
            int row = y * width * each;
            int first = Arrays.mismatch(before, row, row + width * each, after, row, row + width * each);
            if (first >= 0) {
                top = Math.min(top, y);
                bottom = y;
                left = Math.min(left, first / each);
                right = Math.max(right, last(before, after, row, each));
            }
        }
        return bottom < 0 ? new Part(0, 0, 1, 1) : new Part(left, top, right - left + 1, bottom - top + 1);
    }

    private int last(byte[] before, byte[] after, int row, int each) {
        int at = row + width * each - 1;
        while (before[at] == after[at]) {
            at--;
        }
        return (at - row) / each;
    }
}
