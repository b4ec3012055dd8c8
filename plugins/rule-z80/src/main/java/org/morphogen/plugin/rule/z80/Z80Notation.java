// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.z80;

import org.morphogen.kernels.soup.Notation;

/** Programs as hexadecimal digits, commands in Zilog's notation. */
final class Z80Notation implements Notation {

    @Override
    public byte[] parse(String text) {
        return Notation.hex().parse(text);
    }

    @Override
    public String command(byte[] tape, int at) {
        return new Disassembly(tape, at).command();
    }
}
