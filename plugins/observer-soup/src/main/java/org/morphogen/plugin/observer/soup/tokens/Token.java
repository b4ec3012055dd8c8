// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.soup.tokens;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One byte and where it was drawn.
 *
 * @param bits epoch (24 bits), position in the soup (32), byte (8)
 */
record Token(long bits) {

    private static final int BYTE_BITS = 8;
    private static final int POSITION_BITS = 32;

    /** Epoch and position without the byte, which commands like + change. */
    static long origin(long bits) {
        return bits >>> BYTE_BITS;
    }

    long epoch() {
        return bits >>> (BYTE_BITS + POSITION_BITS);
    }

    long position() {
        return bits >>> BYTE_BITS & 0xFFFF_FFFFL;
    }

    int value() {
        return (int) (bits & 255);
    }

    /** @param length bytes of a program */
    Map<String, Object> row(long count, int length) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("count", count);
        row.put("byte", value());
        row.put("epoch", epoch());
        row.put("program", position() / length);
        row.put("offset", position() % length);
        return row;
    }
}
