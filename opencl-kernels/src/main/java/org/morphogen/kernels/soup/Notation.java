// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.soup;

import java.util.Locale;
import org.osgi.annotation.versioning.ConsumerType;

/** How people write the programs of a language. */
@ConsumerType
public interface Notation {

    /** The bytes of a program. Throws {@link IllegalArgumentException} saying what is wrong at which position, from 1. */
    byte[] parse(String text);

    /**
     * What the command at a position does, for a disassembly.
     *
     * @param tape the bytes around it
     * @param at its position
     * @return such as {@code h0++}; blank if it does nothing
     */
    String command(byte[] tape, int at);

    /** Hexadecimal digits, two a byte, blanks between bytes allowed; a disassembly shows the bytes. */
    static Notation hex() {
        return new Notation() {

            @Override
            public byte[] parse(String text) {
                return Hex.bytes(text);
            }

            @Override
            public String command(byte[] tape, int at) {
                return String.format(Locale.ROOT, "%02x", tape[at]);
            }
        };
    }
}
