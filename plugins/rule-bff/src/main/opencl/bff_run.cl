// SPDX-License-Identifier: Apache-2.0
// bff_run - runs a tape in a language of the BFF family: two heads and ten commands on the tape that holds the program.
//
// tape       cell [TAPE_LENGTH]   program and data; two programs in a row
// limit      int                  steps at most; a step reads one byte, no-ops and jumps included
// registers  int [3]              position of the next command, head 0, head 1
//
// The result is that of reading byte after byte. Three short cuts leave every byte, step and operation as they are:
//  1. A bit mask of the commands, kept up to date when the tape changes, jumps over runs of no-ops.
//  2. Bit masks of the brackets find a matching bracket without reading the bytes between.
//  3. The machine is deterministic: if the position and the heads are what they were before, and the tape has not changed
//     since, it will go round for ever. Whole rounds are then counted, not run (cycle finding of Brent).
//
// Tunables   bytes of the commands (none: 256 and above): H0_LEFT .. LOOP_CLOSE; DECODE, which bits of a byte count;
//            HEADS 1 if the first two bytes set the heads; MATCHING 0 if brackets jump by 8; SELF_MOVE 1 if the copy to
//            head 0 moves head 1 on
// Cost       the commands of a run up to its first repetition; a no-op costs nothing of its own
// Units      integers; the same on every device
// Twin       BffOracle.java, byte by byte
// Source     Agüera y Arcas et al. 2024, arXiv 2406.19108, section 2.1 and its published program; cycle finding: Brent
//            1980, doi 10.1007/BF01933190
#include "common/soup_cell.clh"

#ifndef DECODE
#define DECODE 255
#define H0_LEFT 60
#define H0_RIGHT 62
#define H1_LEFT 123
#define H1_RIGHT 125
#define INCREMENT 43
#define DECREMENT 45
#define COPY_01 46
#define COPY_10 44
#define LOOP_OPEN 91
#define LOOP_CLOSE 93
#define HEADS 0
#define MATCHING 1
#define SELF_MOVE 0
#endif

// The byte that ends loops: 0, or all bytes that decode to it.
#define IS_ZERO(byte) (((byte) & DECODE) == 0)

// Commands as numbers; 0 is a no-op.
#define COMMAND(b)                                                                                                     \
    (((b) & DECODE) == H0_LEFT      ? 1                                                                                \
     : ((b) & DECODE) == H0_RIGHT   ? 2                                                                                \
     : ((b) & DECODE) == H1_LEFT    ? 3                                                                                \
     : ((b) & DECODE) == H1_RIGHT   ? 4                                                                                \
     : ((b) & DECODE) == INCREMENT  ? 5                                                                                \
     : ((b) & DECODE) == DECREMENT  ? 6                                                                                \
     : ((b) & DECODE) == COPY_01    ? 7                                                                                \
     : ((b) & DECODE) == COPY_10    ? 8                                                                                \
     : ((b) & DECODE) == LOOP_OPEN  ? 9                                                                                \
     : ((b) & DECODE) == LOOP_CLOSE ? 10                                                                               \
                                    : 0)
#define COMMANDS_4(b) COMMAND(b), COMMAND((b) + 1), COMMAND((b) + 2), COMMAND((b) + 3)
#define COMMANDS_16(b) COMMANDS_4(b), COMMANDS_4((b) + 4), COMMANDS_4((b) + 8), COMMANDS_4((b) + 12)
#define COMMANDS_64(b) COMMANDS_16(b), COMMANDS_16((b) + 16), COMMANDS_16((b) + 32), COMMANDS_16((b) + 48)

__constant uchar bff_commands[256] = {COMMANDS_64(0), COMMANDS_64(64), COMMANDS_64(128), COMMANDS_64(192)};

// Which positions hold commands and brackets. Bit i of word w stands for position 64 w + i.
typedef struct {
    ulong commands[2];
    ulong opens[2];
    ulong closes[2];
} bff_masks;

static inline void bff_mark(bff_masks *masks, const int at, const int command) {
    const int word = at >> 6;
    const ulong bit = 1UL << (at & 63);
    masks->commands[word] = (masks->commands[word] & ~bit) | (command != 0 ? bit : 0);
    masks->opens[word] = (masks->opens[word] & ~bit) | (command == 9 ? bit : 0);
    masks->closes[word] = (masks->closes[word] & ~bit) | (command == 10 ? bit : 0);
}

// The byte at a position becomes another one.
static inline void bff_change(bff_masks *masks, const int at, const uchar before, const uchar after) {
    const int command = bff_commands[after];
    if ((command | bff_commands[before]) != 0) {
        bff_mark(masks, at, command);
    }
}

#if TOKENS || PROGRAM_LENGTH < 64

static inline void bff_mark_all(bff_masks *masks, const cell *tape) {
    for (int i = 0; i < TAPE_LENGTH; ++i) {
        bff_mark(masks, i, bff_commands[BYTE(tape[i])]);
    }
}

#else

// Bit i of the result is set where byte i of `is` is not zero.
static inline ulong bff_bits(const char16 is) {
    const char16 place = (char16)(1, 2, 4, 8, 16, 32, 64, (char)128, 1, 2, 4, 8, 16, 32, 64, (char)128);
    // The product sums the eight bytes of a word in its highest byte.
    const ulong2 sums = (as_ulong2(is & place) * 0x0101010101010101UL) >> 56;
    return sums.y << 8 | sums.x;
}

// Absent commands are above 255 and equal no byte.
#define BFF_IS(command) ((command) < 256 ? decoded == (uchar16)((command) & 255) : (char16)(0))

// The masks of a whole tape, 16 bytes at a time.
static inline void bff_mark_all(bff_masks *masks, const cell *tape) {
    for (int word = 0; word < 2; ++word) {
        ulong commands = 0;
        ulong opens = 0;
        ulong closes = 0;
        for (int i = 0; i < 64; i += 16) {
            const uchar16 decoded = vload16(0, tape + 64 * word + i) & (uchar16)DECODE;
            const char16 open = BFF_IS(LOOP_OPEN);
            const char16 close = BFF_IS(LOOP_CLOSE);
            const char16 other = BFF_IS(H0_LEFT) | BFF_IS(H0_RIGHT) | BFF_IS(H1_LEFT) | BFF_IS(H1_RIGHT) |
                                 BFF_IS(INCREMENT) | BFF_IS(DECREMENT) | BFF_IS(COPY_01) | BFF_IS(COPY_10);
            commands |= bff_bits(other | open | close) << i;
            opens |= bff_bits(open) << i;
            closes |= bff_bits(close) << i;
        }
        masks->commands[word] = commands;
        masks->opens[word] = opens;
        masks->closes[word] = closes;
    }
}

#endif

// The first position at or after `from` whose bit is set, or TAPE_LENGTH.
static inline int bff_next(const ulong *words, const int from) {
    if (from < 64) {
        const ulong rest = words[0] >> from;
        if (rest != 0) {
            return from + (int)popcount((rest & -rest) - 1);
        }
        return words[1] != 0 ? 64 + (int)popcount((words[1] & -words[1]) - 1) : TAPE_LENGTH;
    }
    const ulong rest = from < 128 ? words[1] >> (from - 64) : 0;
    return rest != 0 ? from + (int)popcount((rest & -rest) - 1) : TAPE_LENGTH;
}

// The position of the bracket that closes the one at `at`, or TAPE_LENGTH.
static int bff_close(const bff_masks *masks, const int at) {
    const ulong both[2] = {masks->opens[0] | masks->closes[0], masks->opens[1] | masks->closes[1]};
    int depth = 1;
    int i = bff_next(both, at + 1);
    while (i < TAPE_LENGTH) {
        depth += (masks->opens[i >> 6] >> (i & 63) & 1) ? 1 : -1;
        if (depth == 0) {
            return i;
        }
        i = bff_next(both, i + 1);
    }
    return TAPE_LENGTH;
}

// The position of the bracket that opens the one at `at`, or -1.
static int bff_open(const bff_masks *masks, const int at) {
    int depth = 1;
    int word = at >> 6;
    ulong below = (1UL << (at & 63)) - 1;
    for (; word >= 0; --word, below = ~0UL) {
        ulong rest = (masks->opens[word] | masks->closes[word]) & below;
        while (rest != 0) {
            const int i = 63 - (int)clz(rest);
            depth += (masks->opens[word] >> i & 1) ? -1 : 1;
            if (depth == 0) {
                return 64 * word + i;
            }
            rest ^= 1UL << i;
        }
    }
    return -1;
}

static int2 language_run(cell *tape, const int limit, int *registers) {
    int h0 = HEADS ? BYTE(tape[0]) & TAPE_MASK : 0;
    int h1 = HEADS ? BYTE(tape[1]) & TAPE_MASK : 0;
    int pc = HEADS ? 2 : 0;
    int steps = 0;
    int operations = 0;
    bff_masks masks = {{0, 0}, {0, 0}, {0, 0}};
    bff_mark_all(&masks, tape);
    // What the machine was at a jump back since which the tape has not changed; -1 if there is none.
    int oldPc = -1;
    int oldHeads = 0;
    int oldSteps = 0;
    int oldOperations = 0;
    int jumps = 0;
    int patience = 1;
    while (true) {
        const int at = bff_next(masks.commands, pc);
        if (steps + (at - pc) >= limit || at >= TAPE_LENGTH) {
            const int passed = min(limit - steps, min(at, TAPE_LENGTH) - pc);
            steps += passed;
            pc += passed;
            break;
        }
        steps += at - pc + 1;
        ++operations;
        pc = at;
        int target = -1;
        cell before;
        cell after;
        const int command = bff_commands[BYTE(tape[pc])];
        switch (command) {
            case 1:
                h0 = (h0 - 1) & TAPE_MASK;
                break;
            case 2:
                h0 = (h0 + 1) & TAPE_MASK;
                break;
            case 3:
                h1 = (h1 - 1) & TAPE_MASK;
                break;
            case 4:
                h1 = (h1 + 1) & TAPE_MASK;
                break;
            case 5:
            case 6:
                before = tape[h0];
                after = CELL(before, command == 5 ? BYTE(before) + 1 : BYTE(before) - 1);
                tape[h0] = after;
                bff_change(&masks, h0, BYTE(before), BYTE(after));
                oldPc = -1;
                break;
            case 7:
                before = tape[h1];
                after = tape[h0];
                if (before != after) {
                    tape[h1] = after;
                    bff_change(&masks, h1, BYTE(before), BYTE(after));
                    oldPc = -1;
                }
                break;
            case 8:
                before = tape[h0];
                after = tape[h1];
                if (before != after) {
                    tape[h0] = after;
                    bff_change(&masks, h0, BYTE(before), BYTE(after));
                    oldPc = -1;
                }
                h1 = (h1 + SELF_MOVE) & TAPE_MASK;
                break;
            case 9:
                if (IS_ZERO(BYTE(tape[h0]))) {
                    pc = MATCHING ? bff_close(&masks, pc) : pc + 8;
                }
                break;
            default:
                if (!IS_ZERO(BYTE(tape[h0]))) {
                    pc = MATCHING ? bff_open(&masks, pc) : pc - 8;
                    target = pc;
                }
        }
        if (pc < 0) {
            break;
        }
        ++pc;
        if (pc >= TAPE_LENGTH) {
            pc = TAPE_LENGTH;
            break;
        }
        if (target >= 0) {
            const int heads = h0 << 8 | h1;
            if (oldPc == pc && oldHeads == heads) {
                const int rounds = (limit - steps) / (steps - oldSteps);
                operations += rounds * (operations - oldOperations);
                steps += rounds * (steps - oldSteps);
                oldPc = -1;
            } else if (oldPc < 0 || ++jumps == patience) {
                patience = oldPc < 0 ? 1 : 2 * patience;
                jumps = 0;
                oldPc = pc;
                oldHeads = heads;
                oldSteps = steps;
                oldOperations = operations;
            }
        }
    }
    registers[0] = pc;
    registers[1] = h0;
    registers[2] = h1;
    return (int2)(steps, operations);
}

#include "common/soup_interact.clh"
