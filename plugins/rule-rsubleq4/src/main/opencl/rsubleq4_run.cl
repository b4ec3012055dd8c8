// SPDX-License-Identifier: Apache-2.0
// rsubleq4_run - subtract and branch with four relative operands, on one tape: two programs side by side.
//
// tape       cell [TAPE_LENGTH]  private, a power of two; run in place
// registers  int [1]             pc
//
// Bytes a, b, c, d from pc on: tape[pc + a] = tape[pc + b] - tape[pc + c], places round the tape; if the result is not
// positive (two's complement) pc += d, signed and read after the write, else pc += 4. A run ends when pc is negative or
// fewer than four bytes are left. Every byte is an operand: no step is a no-op.
//
// Launch     soup_interact.clh
// Twin       Rsubleq4Oracle.java
// Source     Aguera y Arcas et al. 2024, arXiv 2406.19108

#include "common/soup_cell.clh"

static inline bool language_ended(const int pc) {
    return pc < 0 || pc + 4 > TAPE_LENGTH;
}

static inline int language_step(cell *tape, const int pc) {
    const int a = (pc + BYTE(tape[pc])) & TAPE_MASK;
    const int b = (pc + BYTE(tape[pc + 1])) & TAPE_MASK;
    const int c = (pc + BYTE(tape[pc + 2])) & TAPE_MASK;
    const char result = (char)(BYTE(tape[b]) - BYTE(tape[c]));
    tape[a] = CELL(tape[b], (uchar)result);
    const int distance = (char)BYTE(tape[pc + 3]);
    return pc + (result > 0 ? 4 : distance);
}

#include "common/soup_steps.clh"

#include "common/soup_interact.clh"
