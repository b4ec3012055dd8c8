// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.grid;

/** Reads a grid beyond its edges, one site at a time. */
record GridOracle(float[] x, int height, int width, int channels, Boundary boundary) {

    double at(int sample, int i, int j, int c) {
        int row = place(i, height);
        int column = place(j, width);
        return row < 0 || column < 0 ? 0 : x[((sample * height + row) * width + column) * channels + c];
    }

    private int place(int i, int n) {
        if (i >= 0 && i < n) {
            return i;
        }
        return switch (boundary) {
            case ZERO -> -1;
            case TORUS -> Math.floorMod(i, n);
            case REFLECT -> n == 1 ? 0 : i < 0 ? -i : 2 * (n - 1) - i;
        };
    }
}
