// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.longtape;

/** BFF on a long tape in plain Java. */
record BffLongOracle(int offset, boolean paper2, int limit) implements LongTapeOracle.Language {

    @Override
    public int run(LongTapeOracle memory, int start) {
        int pc = start;
        int head0 = start;
        int head1 = start + offset;
        for (int steps = 1; steps <= limit; steps++) {
            char op = (char) memory.get(pc);
            boolean zero = memory.get(head0) == 0;
            switch (op) {
                case '<' -> head0--;
                case '>' -> head0++;
                case '{' -> head1--;
                case '}' -> head1++;
                case '+' -> memory.set(head0, memory.get(head0) + 1);
                case '-' -> memory.set(head0, memory.get(head0) - 1);
                case '.' -> memory.set(head1, memory.get(head0));
                case ',' -> memory.set(head0, memory.get(head1));
                case '[', ']' -> {
                    boolean jumps = op == '[' ? zero : !zero;
                    int partner = partner(memory, pc, op);
                    if (partner == pc && (paper2 || jumps)) {
                        return steps;
                    }
                    if (jumps) {
                        pc = paper2 ? partner + 1 : partner;
                    }
                }
                default -> {}
            }
            pc++;
        }
        return limit;
    }

    /** The address of the partner, or {@code pc} if there is none within one turn. */
    private static int partner(LongTapeOracle memory, int pc, char bracket) {
        int way = bracket == '[' ? 1 : -1;
        int open = 1;
        for (int at = pc + way; at != pc + way * memory.window(); at += way) {
            if (memory.get(at) == '[') {
                open += way;
            } else if (memory.get(at) == ']') {
                open -= way;
            }
            if (open == 0) {
                return at;
            }
        }
        return pc;
    }

    @Override
    public int mutation(int draw) {
        return "<>{}+-.,[]".charAt(Integer.remainderUnsigned(draw, 10));
    }
}
