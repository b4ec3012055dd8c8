// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.bff;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.morphogen.kernels.soup.Notation;

/**
 * Commands as {@code <>{}+-.,[]}, 0 for the byte zero, {@code \xNN} for any byte, other printable characters for
 * themselves where they are no commands.
 */
final class BffNotation implements Notation {

    private static final int HEX = 16;
    private static final List<String> MEANINGS =
            List.of("h0--", "h0++", "h1--", "h1++", "[h0]++", "[h0]--", "[h1]=[h0]", "[h0]=[h1]", "while [h0]", "end");

    private final Alphabet alphabet;

    BffNotation(Alphabet alphabet) {
        this.alphabet = alphabet;
    }

    @Override
    public byte[] parse(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int i = 0;
        while (i < text.length()) {
            if (text.startsWith("\\x", i)) {
                bytes.write(escape(text, i));
                i += 4;
            } else {
                bytes.write(letter(text.charAt(i), i + 1));
                i++;
            }
        }
        return bytes.toByteArray();
    }

    private static int escape(String text, int at) {
        String digits = text.substring(at + 2, Math.min(text.length(), at + 4));
        if (!digits.matches("[0-9a-fA-F]{2}")) {
            throw new IllegalArgumentException(
                    "'\\x" + digits + "' at position " + (at + 1) + ": two hexadecimal digits follow \\x");
        }
        return Integer.parseInt(digits, HEX);
    }

    private int letter(char letter, int position) {
        int symbol = Alphabet.SYMBOLS.indexOf(letter);
        if (symbol >= 0 && alphabet.byteOf(symbol) < 0) {
            throw new IllegalArgumentException(
                    "'" + letter + "' at position " + position + " is no command of this language");
        }
        if (symbol >= 0) {
            return alphabet.byteOf(symbol);
        }
        if (letter == '0') {
            return 0;
        }
        if (letter < ' ' || letter > '~') {
            throw new IllegalArgumentException("the character U+" + String.format("%04X", (int) letter)
                    + " at position " + position + " is no byte; write \\xNN");
        }
        return letter;
    }

    @Override
    public String command(byte[] tape, int at) {
        int symbol = alphabet.symbolOf(tape[at] & 255);
        return symbol < 0 ? "" : Alphabet.SYMBOLS.charAt(symbol) + " " + MEANINGS.get(symbol);
    }
}
