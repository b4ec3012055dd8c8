// SPDX-License-Identifier: Apache-2.0
// subleq_run - subtract and branch if not positive, on one tape: two programs side by side.
//
// tape       cell [TAPE_LENGTH]  private, a power of two; run in place
// registers  int [1]             pc
//
// Bytes a, b, c from pc on: tape[a] -= tape[b]; if the result is not positive (two's complement) pc = c, read after the
// write, else pc += 3. A run ends when fewer than three bytes are left. Every byte is an operand: no step is a no-op.
//
// Launch     soup_interact.clh
// Twin       SubleqOracle.java
// Source     Aguera y Arcas et al. 2024, arXiv 2406.19108

#include "common/soup_cell.clh"

static inline bool language_ended(const int pc) {
    return pc + 3 > TAPE_LENGTH;
}

static inline int language_step(cell *tape, const int pc) {
    const int a = BYTE(tape[pc]) & TAPE_MASK;
    const int b = BYTE(tape[pc + 1]) & TAPE_MASK;
    const char result = (char)(BYTE(tape[a]) - BYTE(tape[b]));
    tape[a] = CELL(tape[a], (uchar)result);
    const int next = BYTE(tape[pc + 2]);
    return result > 0 ? pc + 3 : next;
}

#include "common/soup_steps.clh"

#include "common/soup_interact.clh"
