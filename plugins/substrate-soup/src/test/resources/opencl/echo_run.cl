// SPDX-License-Identifier: Apache-2.0
// echo_run - a language of one command, the smallest there is: a byte of 1 copies itself to the other half of the tape.
//
// tape       cell [TAPE_LENGTH]
// limit      int
// registers  int [1]   position
//
// Cost      one step a byte
// Units     integers
// Twin      EchoLanguage.java
// Source    our own
#include "common/soup_cell.clh"

static int2 language_run(cell *tape, const int limit, int *registers) {
    int operations = 0;
    int pc = 0;
    for (; pc < min(limit, TAPE_LENGTH); ++pc) {
        if (BYTE(tape[pc]) == 1) {
            tape[(pc + PROGRAM_LENGTH) & TAPE_MASK] = tape[pc];
            ++operations;
        }
    }
    registers[0] = pc;
    return (int2)(pc, operations);
}

#include "common/soup_interact.clh"
