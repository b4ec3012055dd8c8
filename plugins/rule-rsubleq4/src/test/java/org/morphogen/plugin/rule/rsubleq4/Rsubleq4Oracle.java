// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.rsubleq4;

/** The language in plain Java; takes every step. */
final class Rsubleq4Oracle {

    private final byte[] tape;
    private int pc;
    private int steps;

    Rsubleq4Oracle(byte[] bytes) {
        this.tape = bytes.clone();
    }

    Rsubleq4Oracle run(int limit) {
        while (steps < limit && pc >= 0 && pc + 4 <= tape.length) {
            int a = (pc + at(pc)) % tape.length;
            int b = (pc + at(pc + 1)) % tape.length;
            int c = (pc + at(pc + 2)) % tape.length;
            tape[a] = (byte) (tape[b] - tape[c]);
            steps++;
            pc += tape[a] <= 0 ? tape[pc + 3] : 4;
        }
        return this;
    }

    private int at(int place) {
        return Byte.toUnsignedInt(tape[place]);
    }

    byte[] tape() {
        return tape.clone();
    }

    int steps() {
        return steps;
    }

    int pc() {
        return pc;
    }
}
