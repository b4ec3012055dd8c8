// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.forth;

import java.util.List;
import org.morphogen.kernels.soup.Notation;

/** Programs as hexadecimal digits, commands as words. */
record ForthNotation(ForthVariant variant) implements Notation {

    private static final int LITERALS = 0x40;
    private static final int JUMPS = 0x80;
    private static final int BACK = 0xC0;
    private static final int COPY_RIGHT = 0x0C;
    private static final int COPY_LEFT = 0x0D;

    private static final List<String> HALVES =
            List.of("push left[pop]", "push right[pop]", "left[pop2] = pop", "right[pop2] = pop");
    private static final List<String> WHOLE =
            List.of("push tape[pop]", "tape[pop2] = pop", "tape[pop] = tape[pop2]", "push (pop ^ half)");
    private static final List<String> STACK = List.of("dup", "drop", "swap", "if0", "inc", "dec", "add", "sub");

    @Override
    public byte[] parse(String text) {
        return Notation.hex().parse(text);
    }

    @Override
    public String command(byte[] tape, int at) {
        int op = Byte.toUnsignedInt(tape[at]);
        int low = op & (LITERALS - 1);
        if (op >= BACK) {
            return "jump -" + (low + 1);
        }
        if (op >= JUMPS) {
            return "jump +" + (low + 1);
        }
        if (op >= LITERALS) {
            return "push " + low;
        }
        if (op < HALVES.size()) {
            return (variant == ForthVariant.FORTHCOPY ? WHOLE : HALVES).get(op);
        }
        return op < HALVES.size() + STACK.size() ? STACK.get(op - HALVES.size()) : copy(op);
    }

    private String copy(int op) {
        boolean copies = variant == ForthVariant.FORTHTRIVIAL || variant == ForthVariant.FORTHTRIVIAL_RESET;
        if (copies && op == COPY_RIGHT) {
            return "right[pop] = left[same]";
        }
        return copies && op == COPY_LEFT ? "left[pop] = right[same]" : "";
    }
}
