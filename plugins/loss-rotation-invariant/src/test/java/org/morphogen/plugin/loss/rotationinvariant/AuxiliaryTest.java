// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.rotationinvariant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.morphogen.api.loss.TargetPicture;

class AuxiliaryTest {

    private static final int WIDTH = 8;
    private static final float ALPHA = 0.5f;

    private static float[] with(Auxiliary auxiliary) {
        float[] rgba = new float[WIDTH * WIDTH * 4];
        java.util.Arrays.fill(rgba, ALPHA);
        return auxiliary.with(new TargetPicture(WIDTH, WIDTH, rgba));
    }

    private static float value(Auxiliary auxiliary, int row, int column, int channel) {
        return with(auxiliary)[(row * WIDTH + column) * (4 + auxiliary.channels()) + channel];
    }

    @ParameterizedTest
    @CsvSource({"NOAUX, 0", "BINARY, 1", "MINIMAL, 2", "EXTENDED, 5"})
    void eachHasItsChannels(Auxiliary auxiliary, int channels) {
        assertEquals(channels, auxiliary.channels());
        assertEquals(WIDTH * WIDTH * (4 + channels), with(auxiliary).length);
        assertEquals(ALPHA, value(auxiliary, 7, 7, 3));
    }

    @Test
    void halvesCarryAlphaTwice() {
        assertEquals(-0.5f * ALPHA * ALPHA, value(Auxiliary.BINARY, 0, 5, 4));
        assertEquals(0.5f * ALPHA * ALPHA, value(Auxiliary.BINARY, 7, 5, 4));
        assertEquals(-0.5f * ALPHA * ALPHA, value(Auxiliary.EXTENDED, 7, 0, 5));
        assertEquals(0.5f * ALPHA * ALPHA, value(Auxiliary.EXTENDED, 7, 4, 5));
    }

    @Test
    void ringsCarryAlphaOnceAndAreSoftWhereTheyTurn() {
        // Rows and columns lie from -1 to 1: row 3, column 3 is at -1/7, -1/7.
        double rho = Math.sqrt(2) / 7;
        int[] counts = {2, 3, 4};
        for (int i = 0; i < counts.length; i++) {
            double phase = rho * counts[i] * Math.PI;
            double wave = counts[i] % 2 == 0 ? Math.sin(phase) : Math.cos(phase);
            double expected = 0.5 * (Math.abs(wave) < 0.2 ? wave / 0.2 : Math.signum(wave)) * ALPHA;
            assertEquals(expected, value(Auxiliary.EXTENDED, 3, 3, 6 + i), 1e-6);
        }
        assertEquals(value(Auxiliary.EXTENDED, 1, 6, 8), value(Auxiliary.MINIMAL, 1, 6, 5));
        // At (3/7, 5/7) three rings turn: cos(3 pi rho) is small.
        double soft = Math.cos(Math.hypot(3, 5) / 7 * 3 * Math.PI);
        assertEquals(
                0.5 * (Math.abs(soft) < 0.2 ? soft / 0.2 : Math.signum(soft)) * ALPHA,
                value(Auxiliary.EXTENDED, 6, 5, 7),
                1e-6);
    }
}
