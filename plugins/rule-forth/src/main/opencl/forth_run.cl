// SPDX-License-Identifier: Apache-2.0
// forth_run - the stack languages of program soups on one tape: two programs side by side.
//
// tape       cell [TAPE_LENGTH]  private, a power of two; run in place
// limit      int                 most steps; no-ops and jumps count
// registers  int [REGISTERS]     pc, depth of the stack, its top (-1: empty)
//
// The stack holds STACK_LENGTH cells. Popping an empty one gives 0. Pushing on a full one drops the value and ends the
// run after the instruction. A run ends also when pc leaves the tape.
//
//   byte    forth                  forthtrivial     forthcopy
//   00      push left[pop]         =                push tape[pop]
//   01      push right[pop]        =                value, address = pop, pop; tape[address] = value
//   02      value, address = pop, pop; left[..]  =  to, from = pop, pop; tape[to] = tape[from]
//   03      the same on right      =                flip between the halves: push (pop ^ PROGRAM_LENGTH)
//   04-0B   dup drop swap if0 inc dec add sub       =                =
//   0C, 0D  -                      right[pop] = left[..], left[pop] = right[..]   -
//   40-7F   push the low 6 bits; 80-BF jump ahead by the low 6 bits + 1; C0-FF jump back by as much
//
// forthtrivial_reset is forthtrivial, but 03 and 0C that would overwrite a 13 hex write noise over the left half instead.
//
// Launch     soup_interact.clh
// Twin       ForthOracle.java
// Source     Aguera y Arcas et al. 2024, arXiv 2406.19108; the order of operands follows the published program

#define FORTH 0
#define FORTH_TRIVIAL 1
#define FORTH_COPY 2
#define FORTH_TRIVIAL_RESET 3

#ifndef VARIANT
#define VARIANT FORTH
#endif

#define STACK_LENGTH 128
#ifndef REGISTERS
#define REGISTERS 3
#endif

#include "common/soup_cell.clh"
#include "common/splitmix.clh"
#include "common/soup_cycle.clh"

// A byte that forthtrivial_reset does not let be overwritten.
#define GUARDED 0x13

typedef struct {
    cell cells[STACK_LENGTH];
    int depth;
    bool overflow;
} Stack;

// `none` is what an empty stack gives.
static cell forth_pop(Stack *stack, const cell none) {
    return stack->depth > 0 ? stack->cells[--stack->depth] : none;
}

static void forth_push(Stack *stack, const cell value) {
    if (stack->depth < STACK_LENGTH) {
        stack->cells[stack->depth++] = value;
    } else {
        stack->overflow = true;
    }
}

static int forth_address(Stack *stack, const cell none, const int length) {
    return BYTE(forth_pop(stack, none)) & (length - 1);
}

// Noise that depends on the tape and on where the instruction stands.
static void forth_reset(cell *tape, const int pc) {
    ulong hash = 0;
    for (int i = 0; i < TAPE_LENGTH; i++) {
        hash = splitmix(hash ^ BYTE(tape[i]));
    }
    const cell origin = tape[pc];
    for (int i = 0; i < PROGRAM_LENGTH; i++) {
        tape[i] = CELL(origin, splitmix(hash * 4096 + pc * 64 + i));
    }
}

static void forth_write_right(cell *tape, const int address, const cell value, const int pc) {
    if (VARIANT == FORTH_TRIVIAL_RESET && BYTE(tape[PROGRAM_LENGTH + address]) == GUARDED) {
        forth_reset(tape, pc);
    } else {
        tape[PROGRAM_LENGTH + address] = value;
    }
}

// 00 to 03 of forthcopy. Addresses are of the whole tape.
static void forth_whole(const int op, cell *tape, Stack *stack, const cell none) {
    if (op == 0) {
        forth_push(stack, tape[forth_address(stack, none, TAPE_LENGTH)]);
    } else if (op == 1) {
        const cell value = forth_pop(stack, none);
        tape[forth_address(stack, none, TAPE_LENGTH)] = value;
    } else if (op == 2) {
        const int to = forth_address(stack, none, TAPE_LENGTH);
        tape[to] = tape[forth_address(stack, none, TAPE_LENGTH)];
    } else {
        const cell value = forth_pop(stack, none);
        forth_push(stack, CELL(value, BYTE(value) ^ PROGRAM_LENGTH));
    }
}

// 00 to 03 of the others. Addresses are of one half.
static void forth_halves(const int op, cell *tape, Stack *stack, const cell none, const int pc) {
    if (op < 2) {
        forth_push(stack, tape[op * PROGRAM_LENGTH + forth_address(stack, none, PROGRAM_LENGTH)]);
        return;
    }
    const cell value = forth_pop(stack, none);
    const int address = forth_address(stack, none, PROGRAM_LENGTH);
    if (op == 2) {
        tape[address] = value;
    } else {
        forth_write_right(tape, address, value, pc);
    }
}

// 04 to 0B without 07. The result of two operands keeps the origin of the top.
static void forth_compute(const int op, Stack *stack, const cell none) {
    const cell top = forth_pop(stack, none);
    switch (op) {
        case 0x04:
            forth_push(stack, top);
            forth_push(stack, top);
            break;
        case 0x05:
            break;
        case 0x06: {
            const cell second = forth_pop(stack, none);
            forth_push(stack, top);
            forth_push(stack, second);
            break;
        }
        case 0x08:
            forth_push(stack, CELL(top, BYTE(top) + 1));
            break;
        case 0x09:
            forth_push(stack, CELL(top, BYTE(top) - 1));
            break;
        case 0x0A:
            forth_push(stack, CELL(top, BYTE(top) + BYTE(forth_pop(stack, none))));
            break;
        default:
            forth_push(stack, CELL(top, BYTE(top) - BYTE(forth_pop(stack, none))));
    }
}

static int2 language_run(cell *tape, const int limit, int *registers) {
    Stack stack;
    Cycle cycle;
    int pc = 0;
    int steps = 0;
    int operations = 0;
    stack.depth = 0;
    stack.overflow = false;
    cycle_begin(&cycle);
    while (steps < limit) {
        const int op = BYTE(tape[pc]);
        steps++;
        operations++;
        if (op >= 0xC0) {
            pc -= (op & 63) + 1;
            if (pc < 0) {
                break;
            }
            cycle_skip(&cycle, pc, tape, stack.depth, stack.cells, limit, &steps, &operations);
            continue;
        }
        if (op >= 0x80) {
            pc += op & 63;
        } else if (op >= 0x40) {
            forth_push(&stack, CELL(tape[pc], op & 63));
        } else {
            const cell none = CELL(tape[pc], 0);
            switch (op) {
                case 0x00:
                case 0x01:
                case 0x02:
                case 0x03:
                    if (VARIANT == FORTH_COPY) {
                        forth_whole(op, tape, &stack, none);
                    } else {
                        forth_halves(op, tape, &stack, none, pc);
                    }
                    break;
                case 0x04:
                case 0x05:
                case 0x06:
                case 0x08:
                case 0x09:
                case 0x0A:
                case 0x0B:
                    forth_compute(op, &stack, none);
                    break;
                case 0x07: {
                    const cell top = forth_pop(&stack, none);
                    pc += BYTE(top) != 0;
                    forth_push(&stack, top);
                    break;
                }
#if VARIANT == FORTH_TRIVIAL || VARIANT == FORTH_TRIVIAL_RESET
                case 0x0C: {
                    const int address = forth_address(&stack, none, PROGRAM_LENGTH);
                    forth_write_right(tape, address, tape[address], pc);
                    break;
                }
                case 0x0D: {
                    const int address = forth_address(&stack, none, PROGRAM_LENGTH);
                    tape[address] = tape[PROGRAM_LENGTH + address];
                    break;
                }
#endif
                default:
                    operations--;
            }
        }
        if (stack.overflow || ++pc >= TAPE_LENGTH) {
            break;
        }
    }
    registers[0] = pc;
    registers[1] = stack.depth;
    registers[2] = stack.depth > 0 ? (int)BYTE(stack.cells[stack.depth - 1]) : -1;
    return (int2)(steps, operations);
}

#include "common/soup_interact.clh"
