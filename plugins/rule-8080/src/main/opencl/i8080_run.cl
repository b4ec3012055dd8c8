// SPDX-License-Identifier: Apache-2.0
// i8080_run - an Intel 8080 whose memory is one long circular tape.
//
// A run begins at a place, which is address 0 for the processor: PC, SP and all registers are 0, so that a push writes
// right before the start. It ends with HLT or when more than CYCLES clock cycles have gone. IN reads 0, OUT is ignored,
// nothing interrupts. Opcodes without a meaning are the usual aliases: 08, 10 .. 38 NOP, CB JMP, D9 RET, DD, ED, FD CALL.
// Opcodes are read as x = bits 7-6, y = bits 5-3, z = bits 2-0.
//
// Work      clock cycles
// Launch    common/long_tape_runs.clh
// Twin      I8080Oracle.java
// Source    Intel 8080 Assembly Language Programming Manual (1975); Agüera y Arcas et al. 2024, arXiv 2406.19108
#include "common/long_tape.clh"

#ifndef CYCLES
#define CYCLES 1000
#endif

#define FLAG_S 0x80
#define FLAG_Z 0x40
#define FLAG_A 0x10
#define FLAG_P 0x04
#define FLAG_ONE 0x02
#define FLAG_C 0x01

#define AT_B 0
#define AT_D 2
#define AT_H 4
#define AT_A 7

typedef struct {
    const Window *memory;
    uint origin;
    uchar r[8];  // B C D E H L - A
    uchar f;
    ushort pc;
    ushort sp;
    uint cycles;
    bool halted;
} I8080;

static inline __global uchar *i8080_at(const I8080 *cpu, const uint address) {
    return window_at(cpu->memory, cpu->origin + (address & 0xFFFF));
}

static inline ushort i8080_word(const I8080 *cpu, const uint address) {
    return (ushort)(*i8080_at(cpu, address) | *i8080_at(cpu, address + 1) << 8);
}

static inline void i8080_store_word(const I8080 *cpu, const uint address, const ushort value) {
    *i8080_at(cpu, address) = (uchar)value;
    *i8080_at(cpu, address + 1) = (uchar)(value >> 8);
}

static inline uchar i8080_fetch(I8080 *cpu) {
    return *i8080_at(cpu, cpu->pc++);
}

static inline ushort i8080_fetch_word(I8080 *cpu) {
    const ushort word = i8080_word(cpu, cpu->pc);
    cpu->pc += 2;
    return word;
}

static inline ushort i8080_pair(const I8080 *cpu, const int place) {
    return (ushort)(cpu->r[place] << 8 | cpu->r[place + 1]);
}

static inline void i8080_set_pair(I8080 *cpu, const int place, const ushort value) {
    cpu->r[place] = (uchar)(value >> 8);
    cpu->r[place + 1] = (uchar)value;
}

// Pairs as opcodes number them: BC, DE, HL, SP.
static inline ushort i8080_operand16(const I8080 *cpu, const int p) {
    return p == 3 ? cpu->sp : i8080_pair(cpu, 2 * p);
}

static inline void i8080_set_operand16(I8080 *cpu, const int p, const ushort value) {
    if (p == 3) {
        cpu->sp = value;
    } else {
        i8080_set_pair(cpu, 2 * p, value);
    }
}

// Operand 6 is in memory.
static inline uchar i8080_get(const I8080 *cpu, const int k) {
    return k == 6 ? *i8080_at(cpu, i8080_pair(cpu, AT_H)) : cpu->r[k];
}

static inline void i8080_set(I8080 *cpu, const int k, const uchar value) {
    if (k == 6) {
        *i8080_at(cpu, i8080_pair(cpu, AT_H)) = value;
    } else {
        cpu->r[k] = value;
    }
}

static inline uchar i8080_result(const uchar value) {
    return (value & FLAG_S) | (value == 0 ? FLAG_Z : 0) | (popcount(value) & 1 ? 0 : FLAG_P) | FLAG_ONE;
}

static inline bool i8080_condition(const I8080 *cpu, const int y) {
    const uchar flag = y < 2 ? FLAG_Z : y < 4 ? FLAG_C : y < 6 ? FLAG_P : FLAG_S;
    return ((cpu->f & flag) != 0) == (y & 1);
}

static uchar i8080_add(I8080 *cpu, const uint value, const uint carry) {
    const uint a = cpu->r[AT_A];
    const uint sum = a + value + carry;
    cpu->f = i8080_result((uchar)sum) | ((a ^ value ^ sum) & FLAG_A) | (sum >> 8 & FLAG_C);
    return (uchar)sum;
}

// The processor adds the complement: the half carry is that of this sum, the carry is turned into a borrow.
static uchar i8080_subtract(I8080 *cpu, const uchar value, const uint borrow) {
    const uchar rest = i8080_add(cpu, (uchar)~value, borrow ^ 1);
    cpu->f ^= FLAG_C;
    return rest;
}

// ADD ADC SUB SBB ANA XRA ORA CMP.
static void i8080_arithmetic(I8080 *cpu, const int y, const uchar value) {
    const uchar a = cpu->r[AT_A];
    const uint carry = y & 1 ? cpu->f & FLAG_C : 0;
    switch (y) {
        case 0:
        case 1:
            cpu->r[AT_A] = i8080_add(cpu, value, carry);
            break;
        case 2:
        case 3:
            cpu->r[AT_A] = i8080_subtract(cpu, value, carry);
            break;
        case 4:  // ANA shows the OR of bits 3 in its half carry.
            cpu->r[AT_A] = a & value;
            cpu->f = i8080_result(cpu->r[AT_A]) | ((a | value) & 8 ? FLAG_A : 0);
            break;
        case 5:
            cpu->r[AT_A] = a ^ value;
            cpu->f = i8080_result(cpu->r[AT_A]);
            break;
        case 6:
            cpu->r[AT_A] = a | value;
            cpu->f = i8080_result(cpu->r[AT_A]);
            break;
        default:
            i8080_subtract(cpu, value, 0);
    }
}

// INR (way 1) and DCR (-1) keep the carry.
static void i8080_count(I8080 *cpu, const int y, const int way) {
    const uchar next = i8080_get(cpu, y) + way;
    const bool carried = way > 0 ? (next & 15) == 0 : (next & 15) != 15;
    i8080_set(cpu, y, next);
    cpu->f = i8080_result(next) | (carried ? FLAG_A : 0) | (cpu->f & FLAG_C);
    cpu->cycles += y == 6 ? 10 : 5;
}

static void i8080_adjust(I8080 *cpu) {
    const uchar a = cpu->r[AT_A];
    const bool low = (cpu->f & FLAG_A) || (a & 15) > 9;
    const bool high = (cpu->f & FLAG_C) || a > 0x99;
    cpu->r[AT_A] = i8080_add(cpu, (low ? 6u : 0u) + (high ? 0x60u : 0u), 0);
    cpu->f = (cpu->f & ~FLAG_C) | (high ? FLAG_C : 0);
}

// RLC RRC RAL RAR DAA CMA STC CMC.
static void i8080_accumulator(I8080 *cpu, const int y) {
    const uchar a = cpu->r[AT_A];
    const uchar carry = cpu->f & FLAG_C;
    uchar out = carry;
    switch (y) {
        case 0:
        case 2:
            out = a >> 7;
            cpu->r[AT_A] = a << 1 | (y == 0 ? out : carry);
            break;
        case 1:
        case 3:
            out = a & 1;
            cpu->r[AT_A] = a >> 1 | (y == 1 ? out : carry) << 7;
            break;
        case 4:
            i8080_adjust(cpu);
            out = cpu->f & FLAG_C;
            break;
        case 5:
            cpu->r[AT_A] = ~a;
            break;
        case 6:
            out = 1;
            break;
        default:
            out = carry ^ 1;
    }
    cpu->f = (cpu->f & ~FLAG_C) | out;
    cpu->cycles += 4;
}

// STAX LDAX SHLD LHLD STA LDA.
static void i8080_indirect(I8080 *cpu, const int y) {
    const ushort address = y < 4 ? i8080_pair(cpu, y & 2) : i8080_fetch_word(cpu);
    cpu->cycles += y < 4 ? 7 : y < 6 ? 16 : 13;
    if (y == 4) {
        i8080_store_word(cpu, address, i8080_pair(cpu, AT_H));
    } else if (y == 5) {
        i8080_set_pair(cpu, AT_H, i8080_word(cpu, address));
    } else if (y & 1) {
        cpu->r[AT_A] = *i8080_at(cpu, address);
    } else {
        *i8080_at(cpu, address) = cpu->r[AT_A];
    }
}

// Opcodes 00 to 3F.
static void i8080_first_quarter(I8080 *cpu, const int y, const int z) {
    const int p = y >> 1;
    switch (z) {
        case 0:
            cpu->cycles += 4;
            break;
        case 1:
            if (y & 1) {
                const uint sum = (uint)i8080_pair(cpu, AT_H) + i8080_operand16(cpu, p);
                i8080_set_pair(cpu, AT_H, (ushort)sum);
                cpu->f = (cpu->f & ~FLAG_C) | (sum >> 16);
            } else {
                i8080_set_operand16(cpu, p, i8080_fetch_word(cpu));
            }
            cpu->cycles += 10;
            break;
        case 2:
            i8080_indirect(cpu, y);
            break;
        case 3:
            i8080_set_operand16(cpu, p, (ushort)(i8080_operand16(cpu, p) + (y & 1 ? -1 : 1)));
            cpu->cycles += 5;
            break;
        case 4:
        case 5:
            i8080_count(cpu, y, z == 4 ? 1 : -1);
            break;
        case 6: {
            const uchar value = i8080_fetch(cpu);
            i8080_set(cpu, y, value);
            cpu->cycles += y == 6 ? 10 : 7;
            break;
        }
        default:
            i8080_accumulator(cpu, y);
    }
}

static void i8080_push(I8080 *cpu, const ushort value) {
    cpu->sp -= 2;
    i8080_store_word(cpu, cpu->sp, value);
}

static ushort i8080_pop(I8080 *cpu) {
    const ushort word = i8080_word(cpu, cpu->sp);
    cpu->sp += 2;
    return word;
}

static void i8080_call(I8080 *cpu, const ushort target) {
    i8080_push(cpu, cpu->pc);
    cpu->pc = target;
}

// POP, RET, PCHL, SPHL.
static void i8080_pops(I8080 *cpu, const int y) {
    const int p = y >> 1;
    if (y & 1) {
        cpu->cycles += p < 2 ? 10 : 5;
        if (p < 2) {
            cpu->pc = i8080_pop(cpu);
        } else if (p == 2) {
            cpu->pc = i8080_pair(cpu, AT_H);
        } else {
            cpu->sp = i8080_pair(cpu, AT_H);
        }
        return;
    }
    const ushort value = i8080_pop(cpu);
    cpu->cycles += 10;
    if (p == 3) {
        cpu->r[AT_A] = (uchar)(value >> 8);
        cpu->f = (value & (FLAG_S | FLAG_Z | FLAG_A | FLAG_P | FLAG_C)) | FLAG_ONE;
    } else {
        i8080_set_pair(cpu, 2 * p, value);
    }
}

// JMP JMP OUT IN XTHL XCHG DI EI.
static void i8080_odds(I8080 *cpu, const int y) {
    const ushort hl = i8080_pair(cpu, AT_H);
    cpu->cycles += y < 4 ? 10 : y == 4 ? 18 : 4;
    switch (y) {
        case 0:
        case 1:
            cpu->pc = i8080_fetch_word(cpu);
            break;
        case 2:
            cpu->pc++;
            break;
        case 3:
            cpu->pc++;
            cpu->r[AT_A] = 0;
            break;
        case 4:
            i8080_set_pair(cpu, AT_H, i8080_word(cpu, cpu->sp));
            i8080_store_word(cpu, cpu->sp, hl);
            break;
        case 5:
            i8080_set_pair(cpu, AT_H, i8080_pair(cpu, AT_D));
            i8080_set_pair(cpu, AT_D, hl);
            break;
        default:
            break;
    }
}

// Opcodes C0 to FF.
static void i8080_last_quarter(I8080 *cpu, const int y, const int z) {
    const bool met = i8080_condition(cpu, y);
    switch (z) {
        case 0:
            cpu->cycles += met ? 11 : 5;
            cpu->pc = met ? i8080_pop(cpu) : cpu->pc;
            break;
        case 1:
            i8080_pops(cpu, y);
            break;
        case 2: {
            const ushort target = i8080_fetch_word(cpu);
            cpu->pc = met ? target : cpu->pc;
            cpu->cycles += 10;
            break;
        }
        case 3:
            i8080_odds(cpu, y);
            break;
        case 4: {
            const ushort target = i8080_fetch_word(cpu);
            cpu->cycles += met ? 17 : 11;
            if (met) {
                i8080_call(cpu, target);
            }
            break;
        }
        case 5:
            if (y & 1) {
                const ushort target = i8080_fetch_word(cpu);
                i8080_call(cpu, target);
                cpu->cycles += 17;
            } else {
                i8080_push(cpu, y == 6 ? (ushort)(cpu->r[AT_A] << 8 | cpu->f) : i8080_pair(cpu, y));
                cpu->cycles += 11;
            }
            break;
        case 6:
            i8080_arithmetic(cpu, y, i8080_fetch(cpu));
            cpu->cycles += 7;
            break;
        default:
            i8080_call(cpu, (ushort)(8 * y));
            cpu->cycles += 11;
    }
}

static void i8080_step(I8080 *cpu) {
    const uchar op = i8080_fetch(cpu);
    const int y = op >> 3 & 7;
    const int z = op & 7;
    switch (op >> 6) {
        case 0:
            i8080_first_quarter(cpu, y, z);
            break;
        case 1:
            cpu->cycles += y == 6 || z == 6 ? 7 : 5;
            if (y == 6 && z == 6) {
                cpu->halted = true;
            } else {
                i8080_set(cpu, y, i8080_get(cpu, z));
            }
            break;
        case 2:
            i8080_arithmetic(cpu, y, i8080_get(cpu, z));
            cpu->cycles += z == 6 ? 7 : 4;
            break;
        default:
            i8080_last_quarter(cpu, y, z);
    }
}

static uint long_run(const Window *window, const uint start) {
    I8080 cpu = {window, start, {0, 0, 0, 0, 0, 0, 0, 0}, FLAG_ONE, 0, 0, 0, false};
    while (!cpu.halted && cpu.cycles <= CYCLES) {
        i8080_step(&cpu);
    }
    return cpu.cycles;
}

static inline uchar long_mutation(const uint draw) {
    return (uchar)draw;
}

#include "common/long_tape_runs.clh"
