// SPDX-License-Identifier: Apache-2.0
// ferry_run - a language that ferries bytes between two places; every byte is a command.
//
// tape       cell [TAPE_LENGTH]  private, a power of two; run in place
// limit      int                 most steps; no-ops count
// registers  int [REGISTERS]     pc, from, to
//
// The low 3 bits of a byte are the command, the upper 5 a number n. Places go round the tape.
//   0 nothing            1 from + 1           2 to + 1      3 tape[to] = tape[from]
//   4 tape[to] + n + 1   5 from + n           6 to + n      7 back n + 1 bytes unless from stands at a program's start
//
// Launch     soup_interact.clh
// Twin       FerryRunTest
// Source     none: made as an example
#ifndef REGISTERS
#define REGISTERS 3
#endif
#include "common/soup_cell.clh"

static int2 language_run(cell *tape, const int limit, int *registers) {
    int pc = 0;
    int from = 0;
    int to = 0;
    int steps = 0;
    int operations = 0;
    while (steps < limit && pc >= 0 && pc < TAPE_LENGTH) {
        const int byte = BYTE(tape[pc]);
        const int n = byte >> 3;
        const int command = byte & 7;
        from += command == 1 ? 1 : command == 5 ? n : 0;
        to += command == 2 ? 1 : command == 6 ? n : 0;
        from &= TAPE_MASK;
        to &= TAPE_MASK;
        if (command == 3) {
            tape[to] = tape[from];
        } else if (command == 4) {
            tape[to] = CELL(tape[to], BYTE(tape[to]) + n + 1);
        }
        pc += command == 7 && (from & (PROGRAM_LENGTH - 1)) != 0 ? -n - 1 : 1;
        operations += command != 0;
        steps++;
    }
    registers[0] = pc;
    registers[1] = from;
    registers[2] = to;
    return (int2)(steps, operations);
}

#include "common/soup_interact.clh"
