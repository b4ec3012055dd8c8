// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.lifelike;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BirthSurvivalTest {

    private static final BirthSurvival LIFE = new BirthSurvival(0b1000, 0b1100);

    @ParameterizedTest
    @ValueSource(strings = {"B3/S23", "b3/s23", "B3S23", " B3/S23 ", "23/3"})
    void lifeIsReadInEveryNotation(String text) {
        assertEquals(Optional.of(LIFE), BirthSurvival.parse(text));
    }

    @Test
    void countsMayBeLeftOutOrBeAllNine() {
        assertEquals(Optional.of(new BirthSurvival(0b100, 0)), BirthSurvival.parse("B2/S"));
        assertEquals(Optional.of(new BirthSurvival(0b1_1111_1111, 1)), BirthSurvival.parse("B012345678/S0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "B3", "B9/S23", "S23", "B3/S2x", "Conway", "3", "B3/S23/3"})
    void otherTextsAreNoRules(String text) {
        assertTrue(BirthSurvival.parse(text).isEmpty(), text);
    }
}
