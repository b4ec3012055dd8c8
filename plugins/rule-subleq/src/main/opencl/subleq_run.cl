// SPDX-License-Identifier: Apache-2.0
// subleq_run - subtract and branch if not positive, on one tape: two programs side by side.
//
// tape       cell [TAPE_LENGTH]  private, a power of two; run in place
// limit      int                 most steps
// registers  int [REGISTERS]     pc
//
// Bytes a, b, c from pc on: tape[a] -= tape[b]; if the result is not positive (two's complement) pc = c, read after the
// write, else pc += 3. A run ends when fewer than three bytes are left. Every byte is an operand: no step is a no-op.
//
// Launch     soup_interact.clh
// Twin       SubleqOracle.java
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
    while (steps < limit && pc + 3 <= TAPE_LENGTH) {
        const int a = BYTE(tape[pc]) & (TAPE_LENGTH - 1);
        const int b = BYTE(tape[pc + 1]) & (TAPE_LENGTH - 1);
        const char result = (char)(BYTE(tape[a]) - BYTE(tape[b]));
        tape[a] = CELL(tape[a], (uchar)result);
        steps++;
        if (result > 0) {
            pc += 3;
            continue;
        }
        const int next = BYTE(tape[pc + 2]);
        const bool back = next <= pc;
        pc = next;
        if (back) {
            int operations = steps;
            cycle_skip(&cycle, pc, tape, 0, tape, limit, &steps, &operations);
        }
    }
    registers[0] = pc;
    return (int2)(steps, steps);
}

#include "common/soup_interact.clh"
