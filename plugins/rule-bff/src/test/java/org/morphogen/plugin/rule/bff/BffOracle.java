// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.bff;

/** A BFF machine that reads byte after byte and scans for brackets: what the kernel must come to. */
final class BffOracle {

    private final Alphabet alphabet;
    private final boolean matching;
    private final int[] tape;
    private int h0;
    private int h1;
    private int pc;
    private int steps;
    private int noOps;

    BffOracle(Variant variant, byte[] bytes) {
        this.alphabet = variant.alphabet();
        this.matching = variant.matching();
        this.tape = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            tape[i] = bytes[i] & 255;
        }
        if (variant.heads()) {
            h0 = tape[0];
            h1 = tape[1];
            pc = 2;
        }
    }

    void run(int limit) {
        while (steps < limit && pc >= 0 && pc < tape.length) {
            h0 &= tape.length - 1;
            h1 &= tape.length - 1;
            steps++;
            int symbol = alphabet.symbolOf(tape[pc]);
            if (symbol < 0) {
                noOps++;
            } else {
                perform(Alphabet.SYMBOLS.charAt(symbol));
                if (pc < 0) {
                    return;
                }
            }
            pc++;
        }
    }

    private void perform(char symbol) {
        switch (symbol) {
            case '<' -> h0--;
            case '>' -> h0++;
            case '{' -> h1--;
            case '}' -> h1++;
            case '+' -> tape[h0] = (tape[h0] + 1) & 255;
            case '-' -> tape[h0] = (tape[h0] - 1) & 255;
            case '.' -> tape[h1] = tape[h0];
            case ',' -> {
                tape[h0] = tape[h1];
                h1 += alphabet == Alphabet.SELF_MOVE ? 1 : 0;
            }
            case '[' -> pc = zero() ? (matching ? scan(1) : pc + 8) : pc;
            default -> pc = zero() ? pc : (matching ? scan(-1) : pc - 8);
        }
    }

    private boolean zero() {
        return (tape[h0] & alphabet.mask()) == 0;
    }

    /** The matching bracket; beyond the tape if there is none. */
    private int scan(int direction) {
        int depth = 1;
        int at = pc;
        while (depth > 0) {
            at += direction;
            if (at < 0 || at >= tape.length) {
                return direction > 0 ? tape.length : -1;
            }
            int symbol = alphabet.symbolOf(tape[at]);
            if (symbol == 8) {
                depth += direction;
            } else if (symbol == 9) {
                depth -= direction;
            }
        }
        return at;
    }

    byte[] tape() {
        byte[] bytes = new byte[tape.length];
        for (int i = 0; i < tape.length; i++) {
            bytes[i] = (byte) tape[i];
        }
        return bytes;
    }

    int steps() {
        return steps;
    }

    int operations() {
        return steps - noOps;
    }
}
