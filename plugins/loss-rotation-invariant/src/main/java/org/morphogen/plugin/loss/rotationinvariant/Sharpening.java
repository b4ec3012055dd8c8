// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.rotationinvariant;

/** An unsharp mask: adds {@code amount} times the difference to a copy blurred by a 5 x 5 Gaussian of deviation 1. */
final class Sharpening {

    private static final int REACH = 2;

    private Sharpening() {}

    /** The mask on a square of {@code width} cells a side, at least 3. Beyond the edge cells are mirrored about the outermost. */
    static Taps taps(int width, double amount) {
        Taps taps = new Taps(width * width, width * width);
        for (int cell = 0; cell < width * width; cell++) {
            taps.add(cell, cell, 1 + amount);
            for (int i = 0; amount != 0 && i < 25; i++) {
                int y = reflected(cell / width + i / 5 - REACH, width);
                int x = reflected(cell % width + i % 5 - REACH, width);
                taps.add(cell, y * width + x, -amount * gauss(i / 5 - REACH) * gauss(i % 5 - REACH));
            }
        }
        return taps;
    }

    private static int reflected(int cell, int width) {
        int inside = Math.abs(cell);
        return inside < width ? inside : 2 * (width - 1) - inside;
    }

    private static double gauss(int offset) {
        double all = 1 + 2 * Math.exp(-0.5) + 2 * Math.exp(-2);
        return Math.exp(-0.5 * offset * offset) / all;
    }
}
