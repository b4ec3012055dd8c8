// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    @ParameterizedTest
    @CsvSource({"lfie, life, 1", "fireRate, firerate, 1", "grid, gird, 1", "kitten, sitting, 3", "abc, '', 3"})
    void countsInsertionsDeletionsReplacementsAndSwaps(String a, String b, int distance) {
        assertEquals(distance, Nearest.distance(a, b));
    }

    @Test
    void namesTheNearestOrNothing() {
        List<String> names = List.of("neural", "life-like", "gray-scott");
        assertEquals("Did you mean 'life-like'?", Nearest.advice("lifelike", names));
        assertEquals("Did you mean 'neural'?", Nearest.advice("NEURAL", names));
        assertEquals("", Nearest.advice("lenia", names));
        assertEquals("", Nearest.advice("x", List.of("y")));
    }
}
