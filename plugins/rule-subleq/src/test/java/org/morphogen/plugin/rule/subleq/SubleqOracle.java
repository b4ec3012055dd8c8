// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.subleq;

/** The language in plain Java; takes every step. */
final class SubleqOracle {

    private final byte[] tape;
    private int pc;
    private int steps;

    SubleqOracle(byte[] bytes) {
        this.tape = bytes.clone();
    }

    SubleqOracle run(int limit) {
        while (steps < limit && pc + 3 <= tape.length) {
            int a = at(pc) % tape.length;
            int b = at(pc + 1) % tape.length;
            tape[a] -= tape[b];
            steps++;
            pc = tape[a] <= 0 ? at(pc + 2) : pc + 3;
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
