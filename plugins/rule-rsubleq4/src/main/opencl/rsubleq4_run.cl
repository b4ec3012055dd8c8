// SPDX-License-Identifier: Apache-2.0
// rsubleq4_run - subtract and branch with four relative operands, on one tape: two programs side by side.
//
// tape       cell [TAPE_LENGTH]  private, a power of two; run in place
// limit      int                 most steps
// registers  int [REGISTERS]     pc
//
// Bytes a, b, c, d from pc on: tape[pc + a] = tape[pc + b] - tape[pc + c], places round the tape; if the result is not
// positive (two's complement) pc += d, signed and read after the write, else pc += 4. A run ends when pc is negative or
// fewer than four bytes are left. Every byte is an operand: no step is a no-op.
//
// Launch     soup_interact.clh
// Twin       Rsubleq4Oracle.java
// Source     Aguera y Arcas et al. 2024, arXiv 2406.19108

#ifndef REGISTERS
#define REGISTERS 1
#endif

#include "common/soup_cell.clh"
#include "common/soup_cycle.clh"

static int2 language_run(cell *tape, const int limit, int *registers) {
    Cycle cycle;
    int pc = 0;
    int steps = 0;
    cycle_begin(&cycle);
    while (steps < limit && pc >= 0 && pc + 4 <= TAPE_LENGTH) {
        const int a = (pc + BYTE(tape[pc])) & (TAPE_LENGTH - 1);
        const int b = (pc + BYTE(tape[pc + 1])) & (TAPE_LENGTH - 1);
        const int c = (pc + BYTE(tape[pc + 2])) & (TAPE_LENGTH - 1);
        const char result = (char)(BYTE(tape[b]) - BYTE(tape[c]));
        tape[a] = CELL(tape[b], (uchar)result);
        steps++;
        if (result > 0) {
            pc += 4;
            continue;
        }
        const int distance = (char)BYTE(tape[pc + 3]);
        pc += distance;
        if (distance <= 0 && pc >= 0) {
            int operations = steps;
            cycle_skip(&cycle, pc, tape, 0, tape, limit, &steps, &operations);
        }
    }
    registers[0] = pc;
    return (int2)(steps, steps);
}

#include "common/soup_interact.clh"
