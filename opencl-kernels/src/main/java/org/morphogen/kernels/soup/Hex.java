// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.soup;

import java.io.ByteArrayOutputStream;

/** Hexadecimal text. */
final class Hex {

    private static final int RADIX = 16;

    private Hex() {}

    static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int high = -1;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (Character.isWhitespace(letter) && high < 0) {
                continue;
            }
            int digit = Character.digit(letter, RADIX);
            if (digit < 0) {
                throw new IllegalArgumentException(
                        "'" + letter + "' at position " + (i + 1) + " is no hexadecimal digit");
            }
            if (high < 0) {
                high = digit;
            } else {
                bytes.write(high * RADIX + digit);
                high = -1;
            }
        }
        if (high >= 0) {
            throw new IllegalArgumentException(
                    "an odd number of hexadecimal digits; the one at position " + text.length() + " has no partner");
        }
        return bytes.toByteArray();
    }
}
