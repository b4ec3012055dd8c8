// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.z80;

import java.util.List;
import java.util.Locale;

/**
 * One instruction as text. Opcodes are read as x = bits 7-6, y = bits 5-3, z = bits 2-0 (Young, "The undocumented Z80
 * documented"). Addresses and displacements are hexadecimal; bytes after the end of the tape are those of its start.
 */
final class Disassembly {

    private static final List<String> REGISTERS = List.of("b", "c", "d", "e", "h", "l", "(hl)", "a");
    private static final List<String> PAIRS = List.of("bc", "de", "hl", "sp");
    private static final List<String> CONDITIONS = List.of("nz", "z", "nc", "c", "po", "pe", "p", "m");
    private static final List<String> ARITHMETIC =
            List.of("add a,", "adc a,", "sub ", "sbc a,", "and ", "xor ", "or ", "cp ");
    private static final List<String> ROTATIONS = List.of("rlc", "rrc", "rl", "rr", "sla", "sra", "sll", "srl");
    private static final List<String> ACCUMULATOR = List.of("rlca", "rrca", "rla", "rra", "daa", "cpl", "scf", "ccf");
    private static final List<String> SPECIALS =
            List.of("ld i,a", "ld r,a", "ld a,i", "ld a,r", "rrd", "rld", "nop", "nop");
    private static final List<String> MODES = List.of("0", "0", "1", "2");
    private static final int BITS = 0xCB;
    private static final int EXTENDED = 0xED;
    private static final int IX = 0xDD;
    private static final int IY = 0xFD;

    private final byte[] tape;
    private int place;
    private String index = "hl";

    Disassembly(byte[] tape, int at) {
        this.tape = tape;
        this.place = at;
    }

    String command() {
        int op = next();
        if (op == IX || op == IY) {
            index = op == IX ? "ix" : "iy";
            op = next();
            if (op == IX || op == IY) {
                return "nop";
            }
        }
        if (op == BITS) {
            return bits();
        }
        if (op == EXTENDED) {
            index = "hl";
            return extended(next());
        }
        int y = op >> 3 & 7;
        int z = op & 7;
        return switch (op >> 6) {
            case 0 -> first(y, z);
            case 1 -> load(y, z);
            case 2 -> ARITHMETIC.get(y) + operand(z, true);
            default -> last(y, z);
        };
    }

    private String load(int y, int z) {
        if (y == 6 && z == 6) {
            return "halt";
        }
        boolean memory = y == 6 || z == 6;
        return "ld " + operand(y, !memory) + "," + operand(z, !memory);
    }

    private String first(int y, int z) {
        return switch (z) {
            case 0 -> relative(y);
            case 1 -> (y & 1) == 0 ? "ld " + pair(y >> 1) + "," + word() : "add " + index + "," + pair(y >> 1);
            case 2 -> indirect(y);
            case 3 -> ((y & 1) == 0 ? "inc " : "dec ") + pair(y >> 1);
            case 4 -> "inc " + operand(y, true);
            case 5 -> "dec " + operand(y, true);
            case 6 -> "ld " + operand(y, true) + "," + number();
            default -> ACCUMULATOR.get(y);
        };
    }

    private String relative(int y) {
        return switch (y) {
            case 0 -> "nop";
            case 1 -> "ex af,af'";
            case 2 -> "djnz " + displacement();
            case 3 -> "jr " + displacement();
            default -> "jr " + CONDITIONS.get(y - 4) + "," + displacement();
        };
    }

    private String indirect(int y) {
        return switch (y) {
            case 0 -> "ld (bc),a";
            case 1 -> "ld a,(bc)";
            case 2 -> "ld (de),a";
            case 3 -> "ld a,(de)";
            case 4 -> "ld (" + word() + ")," + index;
            case 5 -> "ld " + index + ",(" + word() + ")";
            case 6 -> "ld (" + word() + "),a";
            default -> "ld a,(" + word() + ")";
        };
    }

    private String last(int y, int z) {
        return switch (z) {
            case 0 -> "ret " + CONDITIONS.get(y);
            case 1 -> (y & 1) == 0 ? "pop " + stacked(y >> 1) : returns(y >> 1);
            case 2 -> "jp " + CONDITIONS.get(y) + "," + word();
            case 3 -> odds(y);
            case 4 -> "call " + CONDITIONS.get(y) + "," + word();
            case 5 -> (y & 1) == 0 ? "push " + stacked(y >> 1) : "call " + word();
            case 6 -> ARITHMETIC.get(y) + number();
            default -> String.format(Locale.ROOT, "rst %02x", 8 * y);
        };
    }

    private String returns(int p) {
        return switch (p) {
            case 0 -> "ret";
            case 1 -> "exx";
            case 2 -> "jp (" + index + ")";
            default -> "ld sp," + index;
        };
    }

    private String odds(int y) {
        return switch (y) {
            case 0 -> "jp " + word();
            case 2 -> "out (" + number() + "),a";
            case 3 -> "in a,(" + number() + ")";
            case 4 -> "ex (sp)," + index;
            case 5 -> "ex de,hl";
            case 6 -> "di";
            default -> "ei";
        };
    }

    private String bits() {
        String memory = index.equals("hl") ? "" : "(" + index + displacement() + ")";
        int op = next();
        int y = op >> 3 & 7;
        int z = op & 7;
        String operand = memory.isEmpty() ? REGISTERS.get(z) : memory;
        String copy = memory.isEmpty() || z == 6 || op >> 6 == 1 ? "" : "," + REGISTERS.get(z);
        return switch (op >> 6) {
            case 0 -> ROTATIONS.get(y) + " " + operand + copy;
            case 1 -> "bit " + y + "," + operand;
            case 2 -> "res " + y + "," + operand + copy;
            default -> "set " + y + "," + operand + copy;
        };
    }

    private String extended(int op) {
        int y = op >> 3 & 7;
        int z = op & 7;
        if (op >> 6 == 2 && y >= 4 && z < 4) {
            return List.of("ld", "cp", "in", y < 6 && z == 3 ? "out" : "ot").get(z)
                    + ((y & 1) == 0 ? "i" : "d")
                    + (y >= 6 ? "r" : "");
        }
        if (op >> 6 != 1) {
            return "nop";
        }
        boolean even = (y & 1) == 0;
        return switch (z) {
            case 0 -> y == 6 ? "in (c)" : "in " + REGISTERS.get(y) + ",(c)";
            case 1 -> "out (c)," + (y == 6 ? "0" : REGISTERS.get(y));
            case 2 -> (even ? "sbc hl," : "adc hl,") + pair(y >> 1);
            case 3 -> even ? "ld (" + word() + ")," + pair(y >> 1) : "ld " + pair(y >> 1) + ",(" + word() + ")";
            case 4 -> "neg";
            case 5 -> y == 1 ? "reti" : "retn";
            case 6 -> "im " + MODES.get(y & 3);
            default -> SPECIALS.get(y);
        };
    }

    private String operand(int k, boolean halves) {
        if (index.equals("hl") || k < 4 || k == 7) {
            return REGISTERS.get(k);
        }
        if (k == 6) {
            return "(" + index + displacement() + ")";
        }
        return halves ? index + REGISTERS.get(k) : REGISTERS.get(k);
    }

    private String pair(int p) {
        return p == 2 ? index : PAIRS.get(p);
    }

    private String stacked(int p) {
        return p == 3 ? "af" : pair(p);
    }

    private int next() {
        int value = Byte.toUnsignedInt(tape[Math.floorMod(place, tape.length)]);
        place++;
        return value;
    }

    private String number() {
        return String.format(Locale.ROOT, "%02x", next());
    }

    private String word() {
        int low = next();
        return String.format(Locale.ROOT, "%04x", next() << 8 | low);
    }

    private String displacement() {
        return String.format(Locale.ROOT, "%+d", (byte) next());
    }
}
