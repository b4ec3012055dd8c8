// SPDX-License-Identifier: Apache-2.0
// bff_long_run - BFF on one long circular tape.
//
// A run begins at a place; head 0 is there, head 1 is OFFSET further. One step is one byte read, no-ops and jumps
// included; at most STEPS. The commands are those of bff without heads on the tape.
//
//   <  >  move head 0     {  }  move head 1     +  -  change the byte at head 0
//   .  byte 0 to head 1   ,  byte 1 to head 0   [  ]  loop while the byte at head 0 is not zero
//
// QUIRK 1 (paper2): a bracket without a partner ends the run even if it would not jump, and a jump skips the byte after
// its partner. QUIRK 0: only a bracket that jumps needs a partner, and the run goes on right after it.
//
// Work      steps
// Launch    common/long_tape_runs.clh
// Twin      LongTapeOracle.java
// Source    Agüera y Arcas et al. 2024, arXiv 2406.19108: the long tape
#include "common/long_tape.clh"

#ifndef OFFSET
#define OFFSET 12
#endif
#ifndef STEPS
#define STEPS 5000
#endif
#ifndef QUIRK
#define QUIRK 1
#endif

// Bytes that are passed at a time on the way to a bracket's partner.
#define STRETCH 16

static inline uchar long_byte(const Window *window, const uint x) {
    return *window_at(window, x);
}

// The sum of 16 bytes of 0 or 1.
static inline int bff_count(const char16 is) {
    const ulong2 sums = (as_ulong2(is & (char16)1) * 0x0101010101010101UL) >> 56;
    return (int)(sums.x + sums.y);
}

// Goes past STRETCH bytes from x on if none of them can be the partner: fewer brackets than `depth` end a level. Returns the
// depth behind them, or 0 if they must be looked at one by one.
static inline int bff_past(const Window *window, const uint x, const int depth, const uchar same, const uchar other) {
    const uint inside = x & window->window_mask;
    const uint place = (window->base + inside) & window->tape_mask;
    if (inside + STRETCH - 1 > window->window_mask || place + STRETCH - 1 > window->tape_mask) {
        return 0;
    }
    const uchar16 bytes = vload16(0, window->tape + place);
    const int ends = bff_count(bytes == (uchar16)other);
    return ends < depth ? depth - ends + bff_count(bytes == (uchar16)same) : 0;
}

// The distance to the partner of the bracket at pc: up to one turn to the right (way 1) or to the left (-1); 0 if none.
static int bff_partner(const Window *window, const uint pc, const int way) {
    const uchar same = way > 0 ? '[' : ']';
    const uchar other = way > 0 ? ']' : '[';
    const int all = (int)window->window_mask + 1;
    int depth = 1;
    for (int distance = 1; distance < all;) {
        const int end = distance + STRETCH;
        const uint first = way > 0 ? pc + (uint)distance : pc - (uint)end + 1u;
        const int past = end <= all ? bff_past(window, first, depth, same, other) : 0;
        if (past > 0) {
            depth = past;
            distance = end;
            continue;
        }
        for (; distance < min(end, all); ++distance) {
            const uchar byte = long_byte(window, pc + (uint)(way * distance));
            depth += byte == same ? 1 : byte == other ? -1 : 0;
            if (depth == 0) {
                return way * distance;
            }
        }
    }
    return 0;
}

static uint long_run(const Window *window, const uint start) {
    uint pc = start;
    uint h0 = start;
    uint h1 = start + OFFSET;
    uint steps = 0;
    while (steps < STEPS) {
        const uchar op = long_byte(window, pc);
        steps++;
        switch (op) {
            case '<':
                h0--;
                break;
            case '>':
                h0++;
                break;
            case '{':
                h1--;
                break;
            case '}':
                h1++;
                break;
            case '+':
                (*window_at(window, h0))++;
                break;
            case '-':
                (*window_at(window, h0))--;
                break;
            case '.':
                *window_at(window, h1) = long_byte(window, h0);
                break;
            case ',':
                *window_at(window, h0) = long_byte(window, h1);
                break;
            case '[':
            case ']': {
                const bool jumps = (long_byte(window, h0) == 0) == (op == '[');
                if (QUIRK || jumps) {
                    const int distance = bff_partner(window, pc, op == '[' ? 1 : -1);
                    if (distance == 0) {
                        return steps;
                    }
                    pc += jumps ? (uint)(distance + QUIRK) : 0u;
                }
                break;
            }
            default:
                break;
        }
        pc++;
    }
    return steps;
}

static inline uchar long_mutation(const uint draw) {
    const uchar commands[10] = {'<', '>', '{', '}', '+', '-', '.', ',', '[', ']'};
    return commands[draw % 10u];
}

#include "common/long_tape_runs.clh"
