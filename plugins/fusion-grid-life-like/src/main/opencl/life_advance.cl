// SPDX-License-Identifier: Apache-2.0
// life_advance - several generations of a life-like rule in one launch, for CPUs with wide vectors.
//
// from    bits [B][S][H]  the cells: vector (b, v, y) holds the cells x = i * S + v of row y, i = 0..32 * WORDS - 1, in
//                         bit i; S = ceil(W / (32 * WORDS)). Bits of x >= W are undefined.
// to      bits [B][S][H]  `generations` later; must not alias `from`
// space   bits [generations + 1][4][S + 2]  the newest four rows of every generation, from the one that is read
//
// The neighbours of a vector are the whole vectors beside it: nothing is shifted but at the seam, where vector -1 is
// vector S - 1 moved up by one bit and vector S is vector 0 moved down by one.
//
// All generations go down a strip together, two rows at a time, each a row behind the one before it: what they read and
// write is in the first-level cache, however long the strip is. A strip is `strip` rows with `generations` more on
// either side; each generation spoils one row a side, the strip stays right. Beyond the border the torus repeats and the
// mirror is symmetric, generation after generation; only dead surroundings are cleared anew.
//
// Launch    global (ceil(H / strip), B), local (1, 1): a work-item is a strip
// Boundary  BOUNDARY: dead cells, torus or mirror
// Cost      (strip + generations) / strip * S * 11 (B3/S23) functions of three bits a row and generation, two loads and a
//           store, all cached; no floating point; 2 * S vectors of global memory a row and launch
// Determinism  integers: bit-exact on every device
// Twin      LifeTwin.java
// Source    carry-save counting of neighbours: Rokicki, "Life algorithms" (2018); time skewing: Wonnacott, "Using time
//           skewing to eliminate idle time due to memory bandwidth and network limitations" (IPDPS 2000)

#ifndef WORDS
#define WORDS 16 // 32-bit words of a vector: 1, 2, 4, 8 or 16
#endif

#if WORDS == 1
typedef uint bits;
#elif WORDS == 2
typedef uint2 bits;
#elif WORDS == 4
typedef uint4 bits;
#elif WORDS == 8
typedef uint8 bits;
#else
typedef uint16 bits;
#define LIFE_512
#endif

#include "life_bits.clh"

#define LIFE_UNROLL _Pragma("unroll 2")
#define TOP (32 * WORDS - 1) // last bit of a vector

// Last word of a vector.
#if WORDS == 2
#define LIFE_TOP(x) (x).s1
#elif WORDS == 4
#define LIFE_TOP(x) (x).s3
#elif WORDS == 8
#define LIFE_TOP(x) (x).s7
#else
#define LIFE_TOP(x) (x).sf
#endif

// All bits one place up, `in` enters at bit 0.
static inline bits life_up(bits x, uint in) {
    const bits out = x >> 31;
#if WORDS == 1
    return (x << 1) | in;
#elif WORDS == 2
    return (x << 1) | (uint2)(in, out.s0);
#elif WORDS == 4
    return (x << 1) | (uint4)(in, out.s012);
#elif WORDS == 8
    return (x << 1) | (uint8)(in, out.s0123, out.s45, out.s6);
#else
    return (x << 1) | (uint16)(in, out.s01234567, out.s89ab, out.scd, out.se);
#endif
}

// All bits one place down, `in` enters at the last bit.
static inline bits life_down(bits x, uint in) {
    const bits out = x << 31;
    const uint last = in << 31;
#if WORDS == 1
    return (x >> 1) | last;
#elif WORDS == 2
    return (x >> 1) | (uint2)(out.s1, last);
#elif WORDS == 4
    return (x >> 1) | (uint4)(out.s123, last);
#elif WORDS == 8
    return (x >> 1) | (uint8)(out.s1, out.s23, out.s4567, last);
#else
    return (x >> 1) | (uint16)(out.s1, out.s23, out.s4567, out.s89abcdef, last);
#endif
}

// A vector with one bit, none if there is no such bit.
static inline bits life_bit(int bit) {
    union {
        bits vector;
        uint words[WORDS];
    } one;
    for (int word = 0; word < WORDS; word++) {
        one.words[word] = word == bit / 32 ? 1u << (bit % 32) : 0u;
    }
    return one.vector;
}

// What a row needs to know of its two ends: where the cells lie that come before its first and behind its last.
typedef struct {
    int columns;
    int beforeWord; // 32-bit word of a row, from its left seam on
    int beforeBit;
    int behindWord;
    int behindBit;
    int beyond;     // the vector in which cell W has a bit of its own, 0 if there is none
    bits bit;       // that bit
} life_ends;

static inline life_ends life_ends_of(int width) {
    const int columns = (width + TOP) / (TOP + 1);
    const int before = max(life_at(-1, width), 0);
    const int behind = max(life_at(width, width), 0);
    life_ends ends;
    ends.columns = columns;
    ends.beforeWord = (before % columns + 1) * WORDS + before / columns / 32;
    ends.beforeBit = before / columns % 32;
    ends.behindWord = (behind % columns + 1) * WORDS + behind / columns / 32;
    ends.behindBit = behind / columns % 32;
    ends.beyond = width == columns * (TOP + 1) ? 0 : width % columns + 1;
    ends.bit = life_bit(width / columns);
    return ends;
}

static inline uint life_cell(local const bits *row, int word, int bit) {
    return (((local const uint *)row)[word] >> bit) & 1u;
}

// Fills the vectors left and right of a row from what lies beyond the border.
static inline void life_seam(local bits *row, const life_ends *ends) {
#if BOUNDARY == BOUNDARY_TORUS && WORDS > 1
    if (ends->beyond == 0) {
        const bits last = row[ends->columns];
        row[0] = life_up(last, LIFE_TOP(last) >> 31);
        row[ends->columns + 1] = life_down(row[1], row[1].s0);
        return;
    }
#endif
#if BOUNDARY == BOUNDARY_ZERO
    const uint left = 0;
    const uint right = 0;
#else
    const uint left = life_cell(row, ends->beforeWord, ends->beforeBit);
    const uint right = life_cell(row, ends->behindWord, ends->behindBit);
#endif
    if (ends->beyond > 0) {
        row[ends->beyond] = (row[ends->beyond] & ~ends->bit) | (ends->bit & (bits)(0u - right));
    }
    row[0] = life_up(row[ends->columns], left);
    row[ends->columns + 1] = life_down(row[1], right);
}

// Sums of one column of four rows: of the upper three and of the lower three.
typedef struct {
    bits low0, high0, low1, high1;
    bits cell0, cell1; // of the two rows in the middle
} life_sums;

static inline life_sums life_column(bits a, bits b, bits c, bits d) {
    life_sums sums;
    sums.low0 = life_low(a, b, c);
    sums.high0 = life_high(a, b, c);
    sums.low1 = life_low(b, c, d);
    sums.high1 = life_high(b, c, d);
    sums.cell0 = b;
    sums.cell1 = c;
    return sums;
}

// The next generation of two rows, the middle ones of four.
static inline void life_rows(local const bits *restrict a, local const bits *restrict b, local const bits *restrict c,
                             local const bits *restrict d, local bits *restrict to0, local bits *restrict to1,
                             int columns) {
    life_sums left = life_column(a[0], b[0], c[0], d[0]);
    life_sums here = life_column(a[1], b[1], c[1], d[1]);
    LIFE_UNROLL for (int v = 1; v <= columns; v++) {
        const life_sums right = life_column(a[v + 1], b[v + 1], c[v + 1], d[v + 1]);
        to0[v] = life_next(here.cell0, left.low0, left.high0, here.low0, here.high0, right.low0, right.high0);
        to1[v] = life_next(here.cell1, left.low1, left.high1, here.low1, here.high1, right.low1, right.high1);
        left = here;
        here = right;
    }
}

// Reads row y, or what stands for it outside the grid.
static inline void life_read(__global const bits *from, local bits *row, int y, int height, const life_ends *ends) {
    const int at = life_at(y, height);
    for (int v = 0; v < ends->columns; v++) {
        row[v + 1] = at < 0 ? (bits)(0) : from[(long)v * height + at];
    }
    life_seam(row, ends);
}

// Ends a new row: outside a dead border nothing lives.
static inline void life_close(local bits *row, int y, int height, const life_ends *ends) {
#if BOUNDARY == BOUNDARY_ZERO
    if (y < 0 || y >= height) {
        for (int v = 0; v < ends->columns; v++) {
            row[v + 1] = (bits)(0);
        }
    }
#endif
    life_seam(row, ends);
}

static inline void life_write(local const bits *row, __global bits *to, int y, int height, int columns) {
    for (int v = 0; v < columns; v++) {
        to[(long)v * height + y] = row[v + 1];
    }
}

__kernel __attribute__((reqd_work_group_size(1, 1, 1)))
void life_advance(__global const bits *restrict from, __global bits *restrict to, const int width, const int height,
                  const int strip, const int generations, __local bits *space) {
    const life_ends ends = life_ends_of(width);
    const int columns = ends.columns;
    const int pitch = columns + 2;
    const int first = get_group_id(0) * strip;
    const int end = min(first + strip, height);
    const long sample = (long)get_group_id(1) * columns * height;

    // The youngest generation goes first: what it reads was written some time ago, so that no pass waits for another.
    // Then rows y and y + 1 are read. A generation is three rows behind the one before it.
    for (int y = first - generations; y < end + 3 * generations; y += 2) {
        for (int g = min(generations, (y + 1 - first + generations) / 4); g > 0; g--) {
            const int row = y - 3 * g;
            local const bits *before = space + (g - 1) * 4 * pitch;
            local bits *after0 = space + (g * 4 + (row & 3)) * pitch;
            local bits *after1 = space + (g * 4 + ((row + 1) & 3)) * pitch;
            life_rows(before + ((row - 1) & 3) * pitch, before + (row & 3) * pitch, before + ((row + 1) & 3) * pitch,
                      before + ((row + 2) & 3) * pitch, after0, after1, columns);
            if (g < generations) {
                life_close(after0, row, height, &ends);
                life_close(after1, row + 1, height, &ends);
                continue;
            }
            if (row >= first && row < end) {
                life_write(after0, to + sample, row, height, columns);
            }
            if (row + 1 >= first && row + 1 < end) {
                life_write(after1, to + sample, row + 1, height, columns);
            }
        }
        life_read(from + sample, space + (y & 3) * pitch, y, height, &ends);
        life_read(from + sample, space + ((y + 1) & 3) * pitch, y + 1, height, &ends);
    }
}
