// SPDX-License-Identifier: Apache-2.0
// life_advance_tiled - several generations of a life-like rule in one launch, for GPUs.
//
// from    uint [B][H][words]  the cells: bit x % 32 of word x / 32 of a row, words = ceil(W / 32); bits of x >= W are
//                             undefined
// to      uint [B][H][words]  `generations` later; must not alias `from`
//
// A work-group holds a tile of COLUMNS words by ROWS rows in local memory and writes its inner part: without one word
// and `generations` rows on either side, because each generation spoils one cell and one row a side. Beyond the border
// the torus repeats and the mirror is symmetric, generation after generation; dead surroundings are masked out.
//
// Launch    global (ceil(words / (COLUMNS - 2)) * COLUMNS, ceil(H / (ROWS - 2 * generations)) * ITEMS, B),
//           local (COLUMNS, ITEMS, 1); an item walks down ROWS / ITEMS rows of one column of words
// Limits    generations <= 31 and 2 * generations < ROWS
// Boundary  BOUNDARY: dead cells, torus or mirror
// Cost      ROWS / (ROWS - 2 * generations) * COLUMNS / (COLUMNS - 2) * (25 to 38) integer operations a word and
//           generation; 3 local reads, 1 local write; 8 bytes of global memory a word and launch
// Determinism  integers: bit-exact on every device
// Twin      LifeTwin.java
// Source    carry-save counting of neighbours: Rokicki, "Life algorithms" (2018)

typedef uint bits;

#include "life_bits.clh"

#ifndef COLUMNS
#define COLUMNS 32 // words of a tile's row
#endif
#ifndef ROWS
#define ROWS 96 // rows of a tile, a multiple of ITEMS
#endif
#ifndef ITEMS
#define ITEMS 8 // work-items that share a column of words
#endif

#define EACH (ROWS / ITEMS) // rows of a work-item

// The 32 cells from column 32 * word on of one row, each where the boundary has it.
static inline uint life_word(__global const uint *restrict row, int word, int width) {
    const int x = word * 32;
    if (x >= 0 && x + 32 <= width) {
        return row[word];
    }
    uint packed = 0;
    for (int bit = 0; bit < 32; bit++) {
        const int at = life_at(x + bit, width);
        packed |= at < 0 ? 0u : ((row[at / 32] >> (at % 32)) & 1u) << bit;
    }
    return packed;
}

// Low and high bit of the sum of each cell and its two neighbours in the row.
static inline uint2 life_triple(__local const uint *here, int column) {
    const uint cells = here[0];
    const uint left = column > 0 ? here[-1] : 0u;
    const uint right = column < COLUMNS - 1 ? here[1] : 0u;
    const uint west = (cells << 1) | (left >> 31);
    const uint east = (cells >> 1) | (right << 31);
    return (uint2)(life_low(west, cells, east), life_high(west, cells, east));
}

__kernel __attribute__((reqd_work_group_size(COLUMNS, ITEMS, 1)))
void life_advance_tiled(__global const uint *restrict from, __global uint *restrict to, const int width,
                        const int height, const int generations) {
    __local uint tiles[2][ROWS * COLUMNS];
    const int words = (width + 31) / 32;
    const int column = get_local_id(0);
    const int top = get_local_id(1) * EACH;
    const int word = (int)get_group_id(0) * (COLUMNS - 2) + column - 1;
    const int y0 = (int)get_group_id(1) * (ROWS - 2 * generations) - generations;
    const long sample = (long)get_global_id(2) * height;
#if BOUNDARY == BOUNDARY_ZERO
    const int cells = clamp(width - word * 32, 0, 32);
    const uint inside = word < 0 || cells == 0 ? 0u : 0xffffffffu >> (32 - cells);
#endif

    for (int r = top; r < top + EACH; r++) {
        const int y = life_at(y0 + r, height);
        tiles[0][r * COLUMNS + column] = y < 0 ? 0u : life_word(from + (sample + y) * words, word, width);
    }
    barrier(CLK_LOCAL_MEM_FENCE);
    for (int g = 0; g < generations; g++) {
        __local const uint *now = tiles[g % 2] + column;
        __local uint *next = tiles[(g + 1) % 2] + column;
        uint2 above = life_triple(now + max(top - 1, 0) * COLUMNS, column);
        uint2 at = life_triple(now + top * COLUMNS, column);
        for (int r = top; r < top + EACH; r++) {
            const uint2 below = life_triple(now + min(r + 1, ROWS - 1) * COLUMNS, column);
            uint cell = life_next(now[r * COLUMNS], above.x, above.y, at.x, at.y, below.x, below.y);
#if BOUNDARY == BOUNDARY_ZERO
            cell &= y0 + r < 0 || y0 + r >= height ? 0u : inside;
#endif
            next[r * COLUMNS] = cell;
            above = at;
            at = below;
        }
        barrier(CLK_LOCAL_MEM_FENCE);
    }
    if (column == 0 || column == COLUMNS - 1 || word >= words) {
        return;
    }
    for (int r = max(top, generations); r < min(top + EACH, ROWS - generations); r++) {
        if (y0 + r < height) {
            to[(sample + y0 + r) * words + word] = tiles[generations % 2][r * COLUMNS + column];
        }
    }
}
