// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        assertEquals(
                List.of("a      1  x", "long  22"),
                new Table("lrl").row("a", "1", "x").row("long", "22", "").lines());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "999, 999", "1000, 1.00 k", "31234567, 31.2 M", "123456789012, 123 G"})
    void countsHaveThreeDigits(double value, String text) {
        assertEquals(text, Units.count(value));
    }

    @ParameterizedTest
    @CsvSource({"512, 512 B", "8053063680, 7.50 GiB"})
    void bytesArePowersOf1024(double value, String text) {
        assertEquals(text, Units.bytes(value));
    }

    @ParameterizedTest
    @CsvSource({"7, 0:07", "59.6, 1:00", "750, 12:30", "3723, 1:02:03"})
    void timesAreMinutesOrHours(double seconds, String text) {
        assertEquals(text, Units.time(seconds));
    }

    @ParameterizedTest
    @CsvSource({"116, 116", "0.012345, 0.01235", "0.5, 0.5000", "1234.56, 1235", "0.00001234, 1.234e-05", "-2.5, -2.500"
    })
    void metricsHaveFourDigits(double value, String text) {
        assertEquals(text, Units.metric(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"short | short", "one two, three four | one two ...", "abcdefghijklmnopq | abcdefghijk ..."})
    void longTextsAreCutAtASpace(String text, String shortened) {
        assertEquals(shortened, Units.shortened(text, 15));
    }
}
