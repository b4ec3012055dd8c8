// SPDX-License-Identifier: Apache-2.0
// forth_long_run - a stack language of one-byte commands on one long circular tape.
//
// A run begins at a place with an empty stack of signed bytes and takes at most STEPS. A command that needs more values
// than there are, or a push on a full stack, ends the run. pc is already at the next byte when a command acts.
//
//   0x  push x, sign-extended        1x  top = top * 16 + x
//   20  tape[pc + second + top] = tape[pc + second]; drop the top
//   21  top + 1    22  top - 1       23  if top is not 0: pc += second; drop both
//
// Work      steps
// Launch    common/long_tape_runs.clh
// Twin      LongTapeOracle.java
// Source    Agüera y Arcas et al. 2024, arXiv 2406.19108: the long tape
#include "common/long_tape.clh"

#ifndef STEPS
#define STEPS 1000
#endif

#define STACK 1024
#define FORTH_COPY 0x20
#define FORTH_INCREMENT 0x21
#define FORTH_DECREMENT 0x22
#define FORTH_JUMP 0x23
#define COMMANDS 0x24u

static uint long_run(const Window *window, const uint start) {
    char stack[STACK];
    int depth = 0;
    uint pc = start;
    uint steps = 0;
    while (steps < STEPS) {
        const uchar op = *window_at(window, pc++);
        steps++;
        const int digit = op & 15;
        if (op < 0x10) {
            if (depth == STACK) {
                break;
            }
            stack[depth++] = (char)(digit < 8 ? digit : digit - 16);
            continue;
        }
        if (op >= COMMANDS) {
            continue;
        }
        const int needed = op == FORTH_COPY || op == FORTH_JUMP ? 2 : 1;
        if (depth < needed) {
            break;
        }
        const char top = stack[depth - 1];
        if (op == FORTH_COPY) {
            const uint from = pc + (uint)stack[depth - 2];
            *window_at(window, from + (uint)top) = *window_at(window, from);
            depth--;
        } else if (op == FORTH_JUMP) {
            pc += top != 0 ? (uint)stack[depth - 2] : 0u;
            depth -= 2;
        } else if (op < 0x20) {
            stack[depth - 1] = (char)(top << 4 | digit);
        } else {
            stack[depth - 1] = top + (op == FORTH_INCREMENT ? 1 : -1);
        }
    }
    return steps;
}

static inline uchar long_mutation(const uint draw) {
    return (uchar)(draw % COMMANDS);
}

#include "common/long_tape_runs.clh"
