// SPDX-License-Identifier: Apache-2.0
// neural_rollout - neural_step in place: for long runs that keep only the newest state. Memory traffic of a large grid
// is a third of that of two alternating states: sites that do not fire are not written, and no line is written that
// was not read just before.
//
// A site is written when the sites around it may still need its old value. So each stripe senses copies of the row
// above, its own and the row below. It makes them a row ahead in one sweep: the only far reads of a step. It saves its
// first and last row for its neighbours before a step.
//
// states   float [B][H + 2][W + 2][CELL]           changed in place
// alive, live, scratch, weights, stencils          as in neural_step.cl, with one slot
// rows     float [B][stripes][6][W + 2][CELL]      rows of a stripe: row y at y % 4, its first, its last
//
// Launch    global (stripes, B), local (1, 1). With one stripe an image, one launch does all steps with phases = 3.
//           With more: one launch with phases = 4, then for each step one with phases = 1 and one with phases = 6
// Result    the same bits as neural_step
#include "neural_layout.clh"
#include "neural_stripe.clh"
#include "neural_sense.clh"
#include "neural_product.clh"

#define PHASE_SAVE 4u
#define ROWS 6 // rows of a stripe: copies of four, its first, its last
#define FIRST 4
#define LAST 5

static inline global float* kept_row(const neural_stripe* it, global float* rows, int stripe, int row) {
    return rows + (size_t)(stripe * ROWS + row) * row_stride(it->width) + CELL;
}

// Whether a site of this word may be sensed: it is if one within three columns and rows is alive.
static inline bool is_sensed(const neural_stripe* it, int y, int word) {
#if ALIVE_PRE
    ulong any = 0ul;
    for (int i = word - 1; i <= word + 1; ++i) {
        const int other = i < 0 ? it->words - 1 : i == it->words ? 0 : i;
        any |= joined_rows(it->alive, y, other, it->words, it->height, 3);
    }
#if BOUNDARY == BOUNDARY_TORUS
    if (word == it->words - 2) { // three columns may reach over a short last word
        any |= joined_rows(it->alive, y, 0, it->words, it->height, 3);
    }
    if (word == 0) {
        any |= joined_rows(it->alive, y, max(it->words - 2, 0), it->words, it->height, 3);
    }
#endif
    return any != 0ul;
#else
    return true;
#endif
}

// Copies what may be sensed of a row, and its two padding cells.
static inline void pass_row(const neural_stripe* it, int y, global float* to) {
    global const float* from = it->source + site_offset(0, y, it->width);
    copy_cell(from - CELL, to - CELL);
    copy_cell(from + it->width * CELL, to + it->width * CELL);
    for (int word = 0; word < it->words; ++word) {
        if (is_sensed(it, y, word)) {
            const int end = min(word * 64 + 64, it->width) * CELL;
            for (int i = word * 64 * CELL; i < end; i += C_LANES) {
                C_STORE(C_LOAD(from + i), to + i);
            }
        }
    }
}

// Phase 1: x' of the stripe. Active sites are gathered over rows into full tiles; a tile is written when it is full.
static inline void advance_stripe(
        const neural_stripe* it, int stripe, global float* rows, global const float* weights) {
    float inputs[TILE * INPUT_STRIDE] __attribute__((aligned(64)));
    float hidden[TILE * HIDDEN_SIZE] __attribute__((aligned(64)));
    float change[TILE * CELL] __attribute__((aligned(64)));
    int offsets[TILE];
    int places[TILE]; // word * 64 + bit
    const int end = it->rowEnd * it->words;
    int next = it->rowBegin * it->words;
    int word = next;
    int offset = 0;
    int column = 0;
    ulong bits = 0ul;
    global const float* above = 0; // site 0 of the three rows
    global const float* here = 0;
    global const float* below = 0;
    int n;
    do {
        for (n = 0; n < TILE; ++n) {
            while (bits == 0ul && next < end) {
                word = next++;
                const int y = word / it->words;
                const int inRow = word - y * it->words;
                if (inRow == 0) {
                    global const float* row = it->source + site_offset(0, y, it->width);
                    if (y == it->rowBegin) {
                        pass_row(it, y, kept_row(it, rows, stripe, y & 3));
                    }
                    if (y + 1 < it->rowEnd) {
                        pass_row(it, y + 1, kept_row(it, rows, stripe, (y + 1) & 3));
                    }
                    here = kept_row(it, rows, stripe, y & 3);
                    above = y > it->rowBegin ? kept_row(it, rows, stripe, (y - 1) & 3)
                            : y > 0          ? kept_row(it, rows, stripe - 1, LAST)
                                             : row - row_stride(it->width);
                    below = y + 1 < it->rowEnd     ? kept_row(it, rows, stripe, (y + 1) & 3)
                            : y + 1 < it->height ? kept_row(it, rows, stripe + 1, FIRST)
                                                 : row + row_stride(it->width);
                }
                bits = mark_word(it, y, inRow);
                offset = site_offset(inRow * 64, y, it->width);
                column = inRow * 64 * CELL;
            }
            if (bits == 0ul) {
                break;
            }
            const int bit = lowest_bit(bits);
            bits &= bits - 1ul;
            offsets[n] = offset + bit * CELL;
            places[n] = word * 64 + bit;
            const int x = column + bit * CELL;
            sense(above + x, here + x, below + x, it->stencils, inputs + n * INPUT_STRIDE);
        }
        hidden_layer(n, inputs, weights, hidden);
        output_layer(n, hidden, weights, change);
        close_tile(it, n, offsets, places, change);
    } while (n == TILE);
}

// Saves the rows that neighbouring stripes sense.
static inline void save_stripe(const neural_stripe* it, int stripe, global float* rows) {
    const int stride = row_stride(it->width);
    for (int side = 0; side < 2; ++side) {
        global const float* from =
                it->source + site_offset(-1, side == 0 ? it->rowBegin : it->rowEnd - 1, it->width);
        global float* to = kept_row(it, rows, stripe, side == 0 ? FIRST : LAST) - CELL;
        for (int i = 0; i < stride; i += C_LANES) {
            C_STORE(C_LOAD(from + i), to + i);
        }
    }
}

kernel void neural_rollout(
        global float* restrict states,
        global ulong* restrict alive,
        global ulong* restrict live,
        global ulong* restrict scratch,
        global float* restrict rows,
        global const float* restrict weights,
        global const float* restrict stencils,
        const int height,
        const int width,
        const int stripeRows,
        const uint firstStep,
        const uint steps,
        const uint phases,
        const uint p16,
        const uint stream,
        const uint2 seed,
        const float stepSize,
        const float threshold) {
    const size_t images = get_global_size(1);
    const size_t image = get_global_id(1);
    const int stripe = (int)get_global_id(0);
    const int words = (width + 63) / 64;
    const size_t plane = (size_t)height * words;
    global float* imageRows = rows + image * get_global_size(0) * ROWS * row_stride(width);
    neural_stripe it;
    it.height = height;
    it.width = width;
    it.words = words;
    it.rowBegin = stripe * stripeRows;
    it.rowEnd = min(it.rowBegin + stripeRows, height);
    it.image = (uint)image;
    it.p16 = p16;
    it.stream = stream;
    it.seed = seed;
    it.stepSize = stepSize;
    it.threshold = threshold;
    it.stencils = stencils;
    it.source = states + image * image_size(height, width);
    it.target = states + image * image_size(height, width);
    it.alive = alive + image * plane;
    it.nextAlive = alive + image * plane;
    it.nextLive = live + image * plane;
    it.risen = scratch + image * plane;
    it.sensed = scratch + (images + image) * plane;
    it.written = scratch + (2 * images + image) * plane;
    for (uint s = 0; s < steps; ++s) {
        it.step = firstStep + s;
        if (phases & PHASE_UPDATE) {
            advance_stripe(&it, stripe, imageRows, weights);
        }
        if (phases & PHASE_MASK) {
#if ALIVE
            mask_stripe(&it);
#endif
#if BOUNDARY != BOUNDARY_ZERO
            pad_stripe(&it);
#endif
        }
        if (phases & PHASE_SAVE) {
            save_stripe(&it, stripe, imageRows);
        }
    }
}
