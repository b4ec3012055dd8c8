// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.trainer.gradient;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.morphogen.api.run.RunException;

class StillnessTest {

    private final Stillness stillness = new Stillness();

    @Test
    void tenIterationsWithoutGradientEndTheRunWithAReason() {
        for (int i = 0; i < 9; i++) {
            stillness.saw(0, i);
        }
        RunException told = assertThrows(RunException.class, () -> stillness.saw(0, 9));
        assertTrue(told.getMessage().contains("at iteration 9: all patterns have died"), told.getMessage());
    }

    @Test
    void aGradientInBetweenStartsTheCountAgain() {
        for (int i = 0; i < 9; i++) {
            stillness.saw(0, i);
        }
        stillness.saw(1e-20, 9);
        assertDoesNotThrow(() -> stillness.saw(0, 10));
    }
}
