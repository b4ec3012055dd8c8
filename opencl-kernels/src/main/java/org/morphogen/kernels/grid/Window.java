// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.grid;

/**
 * A square pooling window.
 *
 * @param size sites of a side, at least 1
 * @param stride sites from one window to the next, at least 1
 * @param padding sites by which the first window begins before the grid, below {@code size}
 */
public record Window(int size, int stride, int padding) {

    /** 2x2 sites, side by side; a last odd row or column is left out. */
    public static final Window HALVING = new Window(2, 2, 0);

    /** 3x3 sites around every site. */
    public static final Window AROUND = new Window(3, 1, 1);

    public Window {
        if (size < 1 || stride < 1 || padding < 0 || padding >= size) {
            throw new IllegalArgumentException("Window of size " + size + ", stride " + stride + ", padding " + padding
                    + "; expected size and stride of at least 1 and padding from 0 to size - 1");
        }
    }

    /** Windows along an axis of n sites. */
    int count(int n) {
        int count = (n + 2 * padding - size) / stride + 1;
        if (n + 2 * padding < size) {
            throw new IllegalArgumentException("A window of " + size + " sites does not fit an axis of " + n);
        }
        return count;
    }
}
