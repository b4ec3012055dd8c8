// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.bff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BffNotationTest {

    @Test
    void commandsAreTheBytesOfTheLanguage() {
        assertArrayEquals(new byte[] {91, 46, 0, -1, 'a'}, new BffNotation(Alphabet.TEXT).parse("[.0\\xffa"));
        assertArrayEquals(new byte[] {9, 7, 0}, new BffNotation(Alphabet.SMALL).parse("[.0"));
        assertArrayEquals(new byte[] {6, 10}, new BffNotation(Alphabet.NIBBLE).parse("[."));
    }

    @Test
    void mistakesNameTheirPosition() {
        assertMistake(Alphabet.SELF_MOVE, "[>.", "'.' at position 3");
        assertMistake(Alphabet.TEXT, "[\\x8", "at position 2");
        assertMistake(Alphabet.TEXT, "ab\u00e9", "U+00E9 at position 3");
    }

    private static void assertMistake(Alphabet alphabet, String text, String part) {
        String message = assertThrows(IllegalArgumentException.class, () -> new BffNotation(alphabet).parse(text))
                .getMessage();
        assertTrue(message.contains(part), message);
    }

    @Test
    void aDisassemblySaysWhatACommandDoes() {
        byte[] tape = {0x1C, 5};
        assertEquals("< h0--", new BffNotation(Alphabet.NIBBLE).command(tape, 0));
        assertEquals("", new BffNotation(Alphabet.NIBBLE).command(tape, 1));
    }
}
