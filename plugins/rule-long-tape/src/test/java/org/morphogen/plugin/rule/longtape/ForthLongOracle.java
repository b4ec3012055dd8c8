// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.longtape;

import java.util.ArrayDeque;
import java.util.Deque;

/** Forth on a long tape in plain Java. */
record ForthLongOracle(int limit) implements LongTapeOracle.Language {

    private static final int FULL = 1024;

    @Override
    public int run(LongTapeOracle memory, int start) {
        Deque<Byte> stack = new ArrayDeque<>();
        int pc = start;
        for (int steps = 1; steps <= limit; steps++) {
            int op = memory.get(pc++);
            int needed = op < 0x10 || op > 0x23 ? 0 : op == 0x20 || op == 0x23 ? 2 : 1;
            if (stack.size() < needed || op < 0x10 && stack.size() == FULL) {
                return steps;
            }
            if (op < 0x10) {
                stack.push((byte) (op >= 8 ? op - 16 : op));
            } else if (op < 0x20) {
                stack.push((byte) (stack.pop() * 16 + op - 0x10));
            } else if (op == 0x20) {
                int top = stack.pop();
                int place = pc + stack.peek();
                memory.set(place + top, memory.get(place));
            } else if (op == 0x21) {
                stack.push((byte) (stack.pop() + 1));
            } else if (op == 0x22) {
                stack.push((byte) (stack.pop() - 1));
            } else if (op == 0x23) {
                int top = stack.pop();
                int distance = stack.pop();
                pc += top == 0 ? 0 : distance;
            }
        }
        return limit;
    }

    @Override
    public int mutation(int draw) {
        return Integer.remainderUnsigned(draw, 0x24);
    }
}
