// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.i8080;

/** An 8080 in plain Java, instruction by instruction from the manual's list; memory is a circular tape. */
final class I8080Oracle {

    private static final int[] CYCLES = {
        4, 10, 7, 5, 5, 5, 7, 4, 4, 10, 7, 5, 5, 5, 7, 4, 4, 10, 7, 5, 5, 5, 7, 4, 4, 10, 7, 5, 5, 5, 7, 4, 4, 10, 16,
        5, 5, 5, 7, 4, 4, 10, 16, 5, 5, 5, 7, 4, 4, 10, 13, 5, 10, 10, 10, 4, 4, 10, 13, 5, 5, 5, 7, 4, 5, 5, 5, 5, 5,
        5, 7, 5, 5, 5, 5, 5, 5, 5, 7, 5, 5, 5, 5, 5, 5, 5, 7, 5, 5, 5, 5, 5, 5, 5, 7, 5, 5, 5, 5, 5, 5, 5, 7, 5, 5, 5,
        5, 5, 5, 5, 7, 5, 7, 7, 7, 7, 7, 7, 7, 7, 5, 5, 5, 5, 5, 5, 7, 5, 4, 4, 4, 4, 4, 4, 7, 4, 4, 4, 4, 4, 4, 4, 7,
        4, 4, 4, 4, 4, 4, 4, 7, 4, 4, 4, 4, 4, 4, 4, 7, 4, 4, 4, 4, 4, 4, 4, 7, 4, 4, 4, 4, 4, 4, 4, 7, 4, 4, 4, 4, 4,
        4, 4, 7, 4, 4, 4, 4, 4, 4, 4, 7, 4, 5, 10, 10, 10, 11, 11, 7, 11, 5, 10, 10, 10, 11, 17, 7, 11, 5, 10, 10, 10,
        11, 11, 7, 11, 5, 10, 10, 10, 11, 17, 7, 11, 5, 10, 10, 18, 11, 11, 7, 11, 5, 5, 10, 4, 11, 17, 7, 11, 5, 10,
        10, 4, 11, 11, 7, 11, 5, 5, 10, 4, 11, 17, 7, 11
    };

    private final byte[] tape;
    private final int origin;
    private int a;
    private int b;
    private int c;
    private int d;
    private int e;
    private int h;
    private int l;
    private int sp;
    private int pc;
    private boolean sign;
    private boolean zero;
    private boolean half;
    private boolean parity;
    private boolean carry;
    private int cycles;
    private boolean halted;

    I8080Oracle(byte[] tape, int origin) {
        this.tape = tape;
        this.origin = origin;
    }

    /** Runs and returns its cycles. */
    int run(int most) {
        while (!halted && cycles <= most) {
            int op = read(pc++);
            cycles += CYCLES[op];
            execute(op);
        }
        return cycles;
    }

    private int place(int address) {
        return Math.floorMod(origin + (address & 0xFFFF), tape.length);
    }

    private int read(int address) {
        return Byte.toUnsignedInt(tape[place(address)]);
    }

    private void write(int address, int value) {
        tape[place(address)] = (byte) value;
    }

    private int immediate() {
        return read(pc++);
    }

    private int immediate16() {
        int low = immediate();
        return immediate() << 8 | low;
    }

    private void execute(int op) {
        if (op == 0x76) {
            halted = true;
        } else if (op >= 0x40 && op < 0x80) {
            set(op >> 3 & 7, get(op & 7));
        } else if (op >= 0x80 && op < 0xC0) {
            arithmetic(op >> 3 & 7, get(op & 7));
        } else if (op < 0x40) {
            low(op);
        } else {
            high(op);
        }
    }

    private int get(int k) {
        return switch (k) {
            case 0 -> b;
            case 1 -> c;
            case 2 -> d;
            case 3 -> e;
            case 4 -> h;
            case 5 -> l;
            case 6 -> read(h << 8 | l);
            default -> a;
        };
    }

    private void set(int k, int value) {
        int v = value & 0xFF;
        switch (k) {
            case 0 -> b = v;
            case 1 -> c = v;
            case 2 -> d = v;
            case 3 -> e = v;
            case 4 -> h = v;
            case 5 -> l = v;
            case 6 -> write(h << 8 | l, v);
            default -> a = v;
        }
    }

    private int pair(int p) {
        return p == 3 ? sp : get(2 * p) << 8 | get(2 * p + 1);
    }

    private void setPair(int p, int value) {
        if (p == 3) {
            sp = value & 0xFFFF;
        } else {
            set(2 * p, value >> 8);
            set(2 * p + 1, value);
        }
    }

    private void low(int op) {
        int k = op >> 3;
        int p = op >> 4;
        switch (op & 7) {
            case 1 -> {
                if ((op & 8) == 0) {
                    setPair(p, immediate16());
                } else {
                    int sum = pair(2) + pair(p);
                    carry = sum > 0xFFFF;
                    setPair(2, sum & 0xFFFF);
                }
            }
            case 2 -> moves(op);
            case 3 -> setPair(p, pair(p) + ((op & 8) == 0 ? 1 : -1) & 0xFFFF);
            case 4 -> {
                int next = get(k) + 1 & 0xFF;
                half = (next & 15) == 0;
                set(k, next);
                show(next);
            }
            case 5 -> {
                int next = get(k) - 1 & 0xFF;
                half = (next & 15) != 15;
                set(k, next);
                show(next);
            }
            case 6 -> set(k, immediate());
            case 7 -> accumulator(op);
            default -> {}
        }
    }

    private void moves(int op) {
        switch (op) {
            case 0x02 -> write(pair(0), a);
            case 0x0A -> a = read(pair(0));
            case 0x12 -> write(pair(1), a);
            case 0x1A -> a = read(pair(1));
            case 0x22 -> {
                int address = immediate16();
                write(address, l);
                write(address + 1, h);
            }
            case 0x2A -> {
                int address = immediate16();
                l = read(address);
                h = read(address + 1);
            }
            case 0x32 -> write(immediate16(), a);
            default -> a = read(immediate16());
        }
    }

    private void accumulator(int op) {
        int in = carry ? 1 : 0;
        switch (op) {
            case 0x07 -> {
                carry = a > 127;
                a = (a << 1 | a >> 7) & 0xFF;
            }
            case 0x0F -> {
                carry = (a & 1) == 1;
                a = a >> 1 | (a & 1) << 7;
            }
            case 0x17 -> {
                carry = a > 127;
                a = (a << 1 | in) & 0xFF;
            }
            case 0x1F -> {
                carry = (a & 1) == 1;
                a = a >> 1 | in << 7;
            }
            case 0x27 -> adjust();
            case 0x2F -> a ^= 0xFF;
            case 0x37 -> carry = true;
            default -> carry = !carry;
        }
    }

    private void adjust() {
        int correction = 0;
        boolean out = carry;
        if (half || a % 16 > 9) {
            correction += 0x06;
        }
        if (carry || a / 16 > 9 || a / 16 == 9 && a % 16 > 9) {
            correction += 0x60;
            out = true;
        }
        half = a % 16 + correction % 16 > 15;
        a = a + correction & 0xFF;
        show(a);
        carry = out;
    }

    private void high(int op) {
        int k = op >> 3 & 7;
        switch (op & 7) {
            case 0 -> {
                if (met(k)) {
                    cycles += 6;
                    pc = pop();
                }
            }
            case 1 -> {
                switch (op) {
                    case 0xC9, 0xD9 -> pc = pop();
                    case 0xE9 -> pc = pair(2);
                    case 0xF9 -> sp = pair(2);
                    case 0xF1 -> popStatus();
                    default -> setPair(k >> 1, pop());
                }
            }
            case 2 -> {
                int target = immediate16();
                pc = met(k) ? target : pc;
            }
            case 3 -> odd(op);
            case 4 -> {
                int target = immediate16();
                if (met(k)) {
                    cycles += 6;
                    push(pc);
                    pc = target;
                }
            }
            case 5 -> {
                if ((op & 8) == 8) {
                    int target = immediate16();
                    push(pc);
                    pc = target;
                } else {
                    push(op == 0xF5 ? a << 8 | status() : pair(k >> 1));
                }
            }
            case 6 -> arithmetic(k, immediate());
            default -> {
                push(pc);
                pc = op & 0x38;
            }
        }
    }

    private void odd(int op) {
        switch (op) {
            case 0xC3, 0xCB -> pc = immediate16();
            case 0xD3 -> immediate();
            case 0xDB -> {
                immediate();
                a = 0;
            }
            case 0xE3 -> {
                int low = read(sp);
                int top = read(sp + 1);
                write(sp, l);
                write(sp + 1, h);
                l = low;
                h = top;
            }
            case 0xEB -> {
                int hl = pair(2);
                setPair(2, pair(1));
                setPair(1, hl);
            }
            default -> {}
        }
    }

    private boolean met(int k) {
        return switch (k) {
            case 0 -> !zero;
            case 1 -> zero;
            case 2 -> !carry;
            case 3 -> carry;
            case 4 -> !parity;
            case 5 -> parity;
            case 6 -> !sign;
            default -> sign;
        };
    }

    private void push(int value) {
        sp = sp - 2 & 0xFFFF;
        write(sp, value);
        write(sp + 1, (value & 0xFFFF) >> 8);
    }

    private int pop() {
        int value = read(sp) | read(sp + 1) << 8;
        sp = sp + 2 & 0xFFFF;
        return value;
    }

    private int status() {
        return (sign ? 128 : 0) + (zero ? 64 : 0) + (half ? 16 : 0) + (parity ? 4 : 0) + 2 + (carry ? 1 : 0);
    }

    private void popStatus() {
        int value = pop();
        a = value >> 8;
        sign = (value & 128) != 0;
        zero = (value & 64) != 0;
        half = (value & 16) != 0;
        parity = (value & 4) != 0;
        carry = (value & 1) != 0;
    }

    private void show(int value) {
        sign = value > 127;
        zero = value == 0;
        parity = Integer.bitCount(value) % 2 == 0;
    }

    private void arithmetic(int k, int value) {
        int in = carry ? 1 : 0;
        switch (k) {
            case 0 -> add(value, 0);
            case 1 -> add(value, in);
            case 2 -> a = subtract(value, 0);
            case 3 -> a = subtract(value, in);
            case 4 -> {
                half = ((a | value) & 8) != 0;
                logic(a & value);
            }
            case 5 -> {
                half = false;
                logic(a ^ value);
            }
            case 6 -> {
                half = false;
                logic(a | value);
            }
            default -> subtract(value, 0);
        }
    }

    private void add(int value, int in) {
        half = a % 16 + value % 16 + in > 15;
        int sum = a + value + in;
        carry = sum > 255;
        a = sum & 0xFF;
        show(a);
    }

    private int subtract(int value, int borrow) {
        half = a % 16 - value % 16 - borrow >= 0;
        int rest = a - value - borrow;
        carry = rest < 0;
        show(rest & 0xFF);
        return rest & 0xFF;
    }

    private void logic(int value) {
        a = value;
        carry = false;
        show(a);
    }
}
