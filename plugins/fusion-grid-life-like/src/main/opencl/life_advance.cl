// SPDX-License-Identifier: Apache-2.0
// life_advance - several generations of a life-like rule in one launch, for CPUs with wide vectors.
//
// from    bits [B][S][H]  the cells: vector (b, v, y) holds the cells x = i * S + v of row y, i = 0..32 * WORDS - 1, in
//                         bit i; S = ceil(W / (32 * WORDS)). Bits of x >= W are undefined.
// to      bits [B][S][H]  `generations` later; must not alias `from`
// space   bits [2][S + 2][strip + 2 * generations]  two copies of a strip, by column of vectors
//
// The neighbours of a vector are the whole vectors beside it: nothing is shifted but at the seam, where vector -1 is
// vector S - 1 moved up by one bit and vector S is vector 0 moved down by one.
//
// A strip is `strip` rows with `generations` more on either side; each generation spoils one row a side, the strip
// stays right. Beyond the border the torus repeats and the mirror is symmetric, generation after generation; only
// dead surroundings are cleared anew.
//
// Launch    global (ceil(H / strip), B), local (1, 1): a work-item is a strip
// Boundary  BOUNDARY: dead cells, torus or mirror
// Cost      (strip + generations) / strip * S * (17 to 30) vector operations a row and generation, no floating point;
//           2 * S vectors of global memory a row and launch
// Determinism  integers: bit-exact on every device
// Twin      LifeTwin.java
// Source    carry-save counting of neighbours: Rokicki, "Life algorithms" (2018)

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
#endif

#include "life_bits.clh"

#define TOP (32 * WORDS - 1) // last bit of a vector

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

// Where a cell of a row lies in a strip: a 32-bit word and a bit of it.
typedef struct {
    int word;
    int bit;
} place_t;

static inline place_t life_place(int x, int columns, int rows) {
    const place_t place = {(x % columns + 1) * rows * WORDS + x / columns / 32, x / columns % 32};
    return place;
}

static inline uint life_cell(local const bits *row, place_t place) {
    return (((local const uint *)row)[place.word] >> place.bit) & 1u;
}

// Fills the columns of vectors left and right of a strip from what lies beyond the border. Whole vectors are read and
// written, so that the next generation need not wait for a word to join its vector.
static inline void life_seam(local bits *strip, int width, int columns, int rows, int first, int end) {
#if BOUNDARY != BOUNDARY_ZERO
    const place_t before = life_place(life_at(-1, width), columns, rows);
    const place_t behind = life_place(life_at(width, width), columns, rows);
#endif
    const int full = width == columns * (TOP + 1);
    local bits *beyond = strip + (width % columns + 1) * rows; // where cell W has a bit of its own
    const bits bit = life_bit(width / columns);
    for (int r = first; r < end; r++) {
#if BOUNDARY == BOUNDARY_ZERO
        const uint left = 0;
        const uint right = 0;
#else
        const uint left = life_cell(strip + r, before);
        const uint right = life_cell(strip + r, behind);
#endif
        if (!full) {
            beyond[r] = (beyond[r] & ~bit) | (bit & (bits)(0u - right));
        }
        strip[r] = life_up(strip[columns * rows + r], left);
        strip[(columns + 1) * rows + r] = life_down(strip[rows + r], right);
    }
}

// The next generation of rows first..end - 1 of one column of vectors.
static inline void life_column(local const bits *restrict left, local const bits *restrict here,
                               local const bits *restrict right, local bits *restrict to, int first, int end) {
    bits low0 = life_low(left[first - 1], here[first - 1], right[first - 1]);
    bits high0 = life_high(left[first - 1], here[first - 1], right[first - 1]);
    bits cell = here[first];
    bits low1 = life_low(left[first], cell, right[first]);
    bits high1 = life_high(left[first], cell, right[first]);
    for (int r = first; r < end; r++) {
        const bits below = here[r + 1];
        const bits low2 = life_low(left[r + 1], below, right[r + 1]);
        const bits high2 = life_high(left[r + 1], below, right[r + 1]);
        to[r] = life_next(cell, low0, high0, low1, high1, low2, high2);
        low0 = low1;
        high0 = high1;
        low1 = low2;
        high1 = high2;
        cell = below;
    }
}

#if BOUNDARY == BOUNDARY_ZERO
// Kills row r of a strip if it has one.
static inline void life_clear(local bits *strip, int r, int columns, int rows) {
    if (r >= 0 && r < rows) {
        for (int c = 0; c < columns + 2; c++) {
            strip[c * rows + r] = (bits)(0);
        }
    }
}
#endif

__kernel __attribute__((reqd_work_group_size(1, 1, 1)))
void life_advance(__global const bits *restrict from, __global bits *restrict to, const int width, const int height,
                  const int strip, const int generations, __local bits *space) {
    const int columns = (width + TOP) / (TOP + 1);
    const int first = get_group_id(0) * strip;
    const int mine = min(strip, height - first);
    const int rows = mine + 2 * generations;
    const long sample = (long)get_group_id(1) * columns * height;
    local bits *now = space;
    local bits *next = space + (columns + 2) * rows;

    for (int c = 0; c < columns; c++) {
        __global const bits *restrict column = from + sample + (long)c * height;
        for (int r = 0; r < rows; r++) {
            const int y = life_at(first - generations + r, height);
            now[(c + 1) * rows + r] = y < 0 ? (bits)(0) : column[y];
        }
    }
    for (int g = 1; g <= generations; g++) {
        life_seam(now, width, columns, rows, g - 1, rows - g + 1);
        for (int c = 1; c <= columns; c++) {
            local const bits *here = now + c * rows;
            life_column(here - rows, here, here + rows, next + c * rows, g, rows - g);
        }
#if BOUNDARY == BOUNDARY_ZERO
        life_clear(next, generations - first - 1, columns, rows);
        life_clear(next, generations - first + height, columns, rows);
#endif
        local bits *other = now;
        now = next;
        next = other;
    }
    for (int c = 0; c < columns; c++) {
        __global bits *restrict column = to + sample + (long)c * height + first;
        for (int r = 0; r < mine; r++) {
            column[r] = now[(c + 1) * rows + generations + r];
        }
    }
}
