// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.morphogen.api.data.Picture;

class ShrunkTest {

    @Test
    void aCellIsTheMeanOfThePixelsBelowIt() {
        Picture picture = random(12, 8);
        Shrunk target = Shrunk.of(picture, 3, false);
        assertEquals(3, target.width());
        assertEquals(2, target.height());
        for (int cell = 0; cell < 6; cell++) {
            double[] mean = new double[4];
            for (int i = 0; i < 16; i++) {
                int pixel = (cell / 3 * 4 + i / 4) * 12 + cell % 3 * 4 + i % 4;
                double alpha = unsigned(picture, pixel, 3) / 255;
                for (int c = 0; c < 4; c++) {
                    mean[c] += (c == 3 ? alpha : unsigned(picture, pixel, c) / 255 * alpha) / 16;
                }
            }
            for (int c = 0; c < 4; c++) {
                assertEquals(mean[c], target.rgba()[cell * 4 + c], 1e-6);
            }
        }
    }

    @Test
    void pixelsUnderTwoCellsAreShared() {
        byte[] rgba = new byte[3 * 4];
        for (int pixel = 0; pixel < 3; pixel++) {
            rgba[pixel * 4] = (byte) (pixel * 100);
            rgba[pixel * 4 + 3] = (byte) 255;
        }
        Shrunk target = Shrunk.of(new Picture(3, 1, rgba), 2, false);
        // Cells cover 1.5 pixels each: 0 and half of 100; half of 100 and 200.
        assertEquals(50 / 1.5 / 255, target.rgba()[0], 1e-6);
        assertEquals(250 / 1.5 / 255, target.rgba()[4], 1e-6);
    }

    @Test
    void theColourOfTransparentPixelsDoesNotMatter() {
        byte[] white = {-1, -1, -1, 0, 40, 50, 60, -1};
        byte[] black = {0, 0, 0, 0, 40, 50, 60, -1};
        assertArrayEquals(
                Shrunk.of(new Picture(2, 1, white), 1, false).rgba(),
                Shrunk.of(new Picture(2, 1, black), 1, false).rgba());
    }

    @Test
    void theAspectIsKeptAndNoSideVanishes() {
        Shrunk target = Shrunk.of(random(200, 1), 10, true);
        assertEquals(10, target.width());
        assertEquals(1, target.height());
        assertEquals(1, target.rgba()[3], 1e-6);
    }

    @Test
    void aTargetLiesInTheMiddleOfZeros() {
        Shrunk target = Shrunk.of(random(2, 1), 2, true);
        float[] grid = target.centred(3, 5);
        for (int i = 0; i < grid.length; i++) {
            int x = i / 4 % 5;
            int y = i / 20;
            boolean inside = y == 1 && (x == 1 || x == 2);
            assertEquals(inside ? target.rgba()[(x - 1) * 4 + i % 4] : 0, grid[i]);
        }
    }

    private static Picture random(int width, int height) {
        byte[] rgba = new byte[width * height * 4];
        new Random(5).nextBytes(rgba);
        return new Picture(width, height, rgba);
    }

    private static double unsigned(Picture picture, int pixel, int channel) {
        return Byte.toUnsignedInt(picture.rgba()[pixel * 4 + channel]);
    }
}
