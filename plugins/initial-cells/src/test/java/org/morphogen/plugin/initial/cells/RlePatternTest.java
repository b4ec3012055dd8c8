// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.initial.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RlePatternTest {

    @Test
    void runsRowsAndCommentsAreRead() throws Exception {
        RlePattern pattern =
                RlePattern.parse("#C a comment\n\nx=5,y = 4 , rule=B36/S23\n2bo$\n#C another\n2$3o b\no!tail");
        assertEquals(5, pattern.width());
        assertEquals(4, pattern.height());
        assertEquals("B36/S23", pattern.rule());
        assertEquals(
                List.of(
                        new RlePattern.Cell(0, 2),
                        new RlePattern.Cell(3, 0),
                        new RlePattern.Cell(3, 1),
                        new RlePattern.Cell(3, 2),
                        new RlePattern.Cell(3, 4)),
                pattern.live());
    }

    @Test
    void aPatternLargerThanItsHeaderKeepsAllItsCells() throws Exception {
        RlePattern pattern = RlePattern.parse("x = 1, y = 1\n3o$o!");
        assertEquals(3, pattern.width());
        assertEquals(2, pattern.height());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                      | line 1",
                "'hello'                 | line 1, column 1",
                "'x = 3, y = 3\nbo$2qo!' | line 2, column 5",
                "'x = 3, y = 3\nbob'     | line 3",
                "'x = 3, y = 3\n9999999o!' | line 2, column 7",
            })
    void aMistakeIsToldWithLineAndColumn(String text, String place) {
        RlePattern.Malformed mistake = assertThrows(RlePattern.Malformed.class, () -> RlePattern.parse(text));
        assertTrue(mistake.getMessage().startsWith(place), mistake.getMessage());
        assertTrue(mistake.getMessage().contains("expected"), mistake.getMessage());
    }
}
