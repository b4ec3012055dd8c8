// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.bff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which bytes are commands. */
enum Alphabet {
    TEXT(255, '<', '>', '{', '}', '+', '-', '.', ',', '[', ']'),
    SMALL(255, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
    NIBBLE(15, 12, 13, 14, 15, 8, 9, 10, 11, 6, 7),
    SELF_MOVE(255, 1, 0, -1, -1, 2, 3, -1, 4, 5, 6);

    /** The commands in the order of the constructor, as people write them and as the kernel names them. */
    static final String SYMBOLS = "<>{}+-.,[]";

    private static final List<String> NAMES = List.of(
            "H0_LEFT",
            "H0_RIGHT",
            "H1_LEFT",
            "H1_RIGHT",
            "INCREMENT",
            "DECREMENT",
            "COPY_01",
            "COPY_10",
            "LOOP_OPEN",
            "LOOP_CLOSE");

    /** Above every byte: a command that the language does not have. */
    private static final int NONE = 256;

    private final int mask;
    private final int[] bytes;

    Alphabet(int mask, int... bytes) {
        this.mask = mask;
        this.bytes = bytes;
    }

    /** Which bits of a byte count. */
    int mask() {
        return mask;
    }

    /** The byte of a command of {@link #SYMBOLS}, or -1. */
    int byteOf(int symbol) {
        return bytes[symbol];
    }

    /** The index in {@link #SYMBOLS} of what a byte does, or -1. */
    int symbolOf(int value) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == (value & mask)) {
                return i;
            }
        }
        return -1;
    }

    /** Build constants of {@code bff_run.cl}. */
    Map<String, Integer> constants() {
        Map<String, Integer> constants = new HashMap<>();
        for (int i = 0; i < bytes.length; i++) {
            constants.put(NAMES.get(i), bytes[i] < 0 ? NONE + i : bytes[i]);
        }
        constants.put("DECODE", mask);
        constants.put("SELF_MOVE", this == SELF_MOVE ? 1 : 0);
        return constants;
    }
}
