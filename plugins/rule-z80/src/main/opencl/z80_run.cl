// SPDX-License-Identifier: Apache-2.0
// z80_run - a Z80 on one tape: two programs side by side, a circular memory from address 0 on.
//
// tape       cell [TAPE_LENGTH]  private, a power of two, 32 in the published grid; run in place
// limit      int                 most instructions; HALT ends a run and counts
// registers  int [REGISTERS]     pc, sp, af, bc, de, hl, ix, iy, wz, r
//
// A run starts from the reset of the published grid: PC 0, SP FFFF, A and F FF, the others 0. So the first PUSH writes
// the two bytes before the last. Every instruction is an operation.
//
// Launch     soup_interact.clh
// Twin       Z80Oracle.java
// Source     Aguera y Arcas et al. 2024, arXiv 2406.19108; Zilog Z80 user manual UM0080

#ifndef REGISTERS
#define REGISTERS 10
#endif

#include "z80_step.clh"

static int2 language_run(cell *tape, const int limit, int *registers) {
    Z80 cpu;
    int steps = 0;
    z80_start(&cpu, CELL(tape[0], 0));
    while (steps < limit && !cpu.halted) {
        z80_step(&cpu, tape);
        steps++;
    }
    registers[0] = cpu.pc;
    registers[1] = cpu.sp;
    registers[2] = z80_get(&cpu, AT_A) << 8 | cpu.f;
    registers[3] = z80_pair(&cpu, AT_BC);
    registers[4] = z80_pair(&cpu, AT_D);
    registers[5] = z80_pair(&cpu, AT_HL);
    registers[6] = z80_pair(&cpu, AT_IX);
    registers[7] = z80_pair(&cpu, AT_IY);
    registers[8] = cpu.wz;
    registers[9] = cpu.refresh;
    return (int2)(steps, steps);
}

#include "common/soup_interact.clh"
