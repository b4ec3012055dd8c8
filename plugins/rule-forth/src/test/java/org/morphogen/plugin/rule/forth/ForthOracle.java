// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.forth;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.morphogen.kernels.soup.SplitMix;

/** The stack languages in plain Java; takes every step. */
final class ForthOracle {

    private static final int HALF = 64;
    private static final int FULL = 128;

    private final ForthVariant variant;
    private final int[] tape = new int[2 * HALF];
    private final Deque<Integer> stack = new ArrayDeque<>();
    private boolean overflow;
    private int pc;
    private int steps;
    private int noOperations;

    ForthOracle(ForthVariant variant, byte[] bytes) {
        this.variant = variant;
        for (int i = 0; i < bytes.length; i++) {
            tape[i] = Byte.toUnsignedInt(bytes[i]);
        }
    }

    ForthOracle run(int limit) {
        while (steps < limit && pc >= 0 && pc < tape.length && !overflow) {
            steps++;
            int op = tape[pc];
            if (op >= 0xC0) {
                pc -= op - 0xC0 + 1;
            } else if (op >= 0x80) {
                pc += op - 0x80 + 1;
            } else if (op >= 0x40) {
                push(op - 0x40);
            } else {
                command(op);
            }
            // A run that overflows stops on its last instruction.
            if (op < 0x80 && !overflow) {
                pc++;
            }
        }
        return this;
    }

    private void command(int op) {
        switch (op) {
            case 0x00, 0x01, 0x02, 0x03 -> {
                if (variant == ForthVariant.FORTHCOPY) {
                    anywhere(op);
                } else {
                    halves(op);
                }
            }
            case 0x04 -> {
                int top = pop();
                push(top);
                push(top);
            }
            case 0x05 -> pop();
            case 0x06 -> {
                int top = pop();
                int second = pop();
                push(top);
                push(second);
            }
            case 0x07 -> {
                int top = pop();
                if (top != 0) {
                    pc++;
                }
                push(top);
            }
            case 0x08 -> push(pop() + 1);
            case 0x09 -> push(pop() - 1);
            case 0x0A -> push(pop() + pop());
            case 0x0B -> push(pop() - pop());
            case 0x0C, 0x0D -> copy(op);
            default -> noOperations++;
        }
    }

    private void anywhere(int op) {
        switch (op) {
            case 0 -> push(tape[pop() % 128]);
            case 1 -> {
                int value = pop();
                tape[pop() % 128] = value;
            }
            case 2 -> {
                int to = pop() % 128;
                int from = pop() % 128;
                tape[to] = tape[from];
            }
            default -> push(pop() ^ HALF);
        }
    }

    private void halves(int op) {
        switch (op) {
            case 0 -> push(tape[pop() % HALF]);
            case 1 -> push(tape[HALF + pop() % HALF]);
            case 2 -> {
                int value = pop();
                tape[pop() % HALF] = value;
            }
            default -> {
                int value = pop();
                right(pop() % HALF, value);
            }
        }
    }

    private void copy(int op) {
        if (variant == ForthVariant.FORTH || variant == ForthVariant.FORTHCOPY) {
            noOperations++;
            return;
        }
        int address = pop() % HALF;
        if (op == 0x0C) {
            right(address, tape[address]);
        } else {
            tape[address] = tape[HALF + address];
        }
    }

    private void right(int address, int value) {
        if (variant == ForthVariant.FORTHTRIVIAL_RESET && tape[HALF + address] == 0x13) {
            long hash = 0;
            for (int b : tape) {
                hash = SplitMix.mix(hash ^ b);
            }
            for (int i = 0; i < HALF; i++) {
                tape[i] = (int) (SplitMix.mix(hash * 4096 + pc * 64L + i) & 0xFF);
            }
        } else {
            tape[HALF + address] = value;
        }
    }

    private int pop() {
        return stack.isEmpty() ? 0 : stack.pop();
    }

    private void push(int value) {
        if (stack.size() == FULL) {
            overflow = true;
        } else {
            stack.push(value & 0xFF);
        }
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
        return steps - noOperations;
    }

    /** Where it stands, how deep the stack is and what lies on top. */
    List<Integer> registers() {
        return List.of(pc, stack.size(), stack.isEmpty() ? -1 : stack.peek());
    }
}
