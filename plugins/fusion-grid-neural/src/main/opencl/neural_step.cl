// SPDX-License-Identifier: Apache-2.0
// neural_step - steps of a neural cellular automaton on a grid, each whole: perception, two dense layers, fire mask,
// residual, alive mask. For devices with wide vector registers and few work-items.
//
//   x' = x + stepSize * fire * (W2 f(W1 sense(x) + b1) + b2);  next = x' * (pre and post)
//   pre = 3x3 maximum of x[ALIVE_CHANNEL] > threshold, post = the same of x'; either may be left out
//
// states   float [slots][B][H + 2][W + 2][CELL]  step s goes from slot firstSlot + s to the one after, modulo slots
// alive    ulong [slots][B][H][WORDS]   state > threshold in the alive channel; used with an alive mask
// live     ulong [slots][B][H][WORDS]   sites that the mask of the step into this slot left; others are exactly 0
// scratch  ulong [3][B][H][WORDS]       risen, sensed, written: bits handed from phase 1 to phase 2
// weights  float [PACKED_SIZE]          made by neural_pack
// stencils float [OPERATORS][9]         see neural_sense.clh
//
// Launch    global (stripes, B), local (1, 1); a stripe is stripeRows rows. With one stripe an image, one launch does
//           all steps with phases = 3. With more, each step is a launch with phases = 1 and one with phases = 2
//           (phase 2 may be left out where there is no alive mask and the boundary is zero)
// Work      only sites that fire and can matter: within one site of `pre` if there is a `post` (a site outside `pre`
//           can keep a neighbour alive in this step). Others are copied, or are 0 already
// Cost      2 * HIDDEN * (INPUTS + CHANNELS) FLOP for each such site
// Result    equal to the dense definition on every finite state; the stripes do not change it
// Source    Mordvintsev et al., Growing neural cellular automata. Distill 2020, doi 10.23915/distill.00023
#include "common/fire_mask.clh"
#include "neural_layout.clh"
#include "neural_bits.clh"
#include "neural_sense.clh"
#include "neural_product.clh"

#define PHASE_UPDATE 1u
#define PHASE_MASK 2u

// One image in one step.
typedef struct {
    int height;
    int width;
    int words;       // words a row
    int rowBegin;    // this work-item's stripe
    int rowEnd;
    uint image;
    uint step;
    uint p16;
    uint stream;
    uint2 seed;
    float stepSize;
    float threshold;
    global const float* stencils;
    global const float* source; // states before and after the step
    global float* target;
    global const ulong* alive;  // of the source
    global ulong* nextAlive;
    global ulong* nextLive;
    global ulong* risen;        // x' > threshold
    global ulong* sensed;       // pre
    global ulong* written;      // sites of the target that phase 1 wrote
} neural_step_image;

static inline void copy_cell(global const float* from, global float* to) {
    for (int c = 0; c < CELL; c += C_LANES) {
        C_STORE(C_LOAD(from + c), to + c);
    }
}

static inline void clear_cell(global float* cell) {
    for (int c = 0; c < CELL; c += C_LANES) {
        C_STORE((c_vector)(0.0f), cell + c);
    }
}

// Copies the sites of a word that keep their value, notes the bits of the word, and returns the sites to compute.
static inline ulong open_word(const neural_step_image* it, int y, int word) {
    const int place = y * it->words + word;
    const ulong fire =
            fire_word((it->image * it->height + y) * it->words + word, it->p16, it->step, it->stream, it->seed);
    const ulong pre = may_live(it->alive, y, word, it->height, it->width);
    const ulong active = fire & may_matter(it->alive, y, word, it->height, it->width);
#if ALIVE
    it->sensed[place] = pre;
    it->risen[place] = it->alive[place] & ~active;
    it->written[place] = pre | active;
#endif
    const int offset = site_offset(word * 64, y, it->width);
    for (ulong keep = pre & ~active; keep != 0ul; keep &= keep - 1ul) {
        const int cell = offset + lowest_bit(keep) * CELL;
        copy_cell(it->source + cell, it->target + cell);
    }
    return active;
}

// x' of the first n sites of a tile.
static inline void close_tile(
        const neural_step_image* it, int n, const int* offsets, const int* places, const float* change) {
    for (int i = 0; i < n; ++i) {
        global const float* from = it->source + offsets[i];
        global float* to = it->target + offsets[i];
        for (int c = 0; c < CELL; c += C_LANES) {
            C_STORE(C_LOAD(from + c) + it->stepSize * C_LOAD(change + i * CELL + c), to + c);
        }
#if ALIVE
        const ulong bit = (ulong)(to[ALIVE_CHANNEL] > it->threshold) << (places[i] & 63);
        it->risen[places[i] >> 6] |= bit;
#endif
    }
}

// Phase 1: x' of the stripe. Active sites are gathered over rows into full tiles.
static inline void update_stripe(const neural_step_image* it, global const float* weights) {
    float inputs[TILE * INPUT_STRIDE] __attribute__((aligned(64)));
    float hidden[TILE * HIDDEN_SIZE] __attribute__((aligned(64)));
    float change[TILE * CELL] __attribute__((aligned(64)));
    int offsets[TILE];
    int places[TILE]; // word * 64 + bit
    const int stride = row_stride(it->width);
    const int end = it->rowEnd * it->words;
    int next = it->rowBegin * it->words;
    int word = next;
    int offset = 0;
    ulong bits = 0ul;
    int n;
    do {
        for (n = 0; n < TILE; ++n) {
            while (bits == 0ul && next < end) {
                word = next++;
                const int y = word / it->words;
                const int inRow = word - y * it->words;
                bits = open_word(it, y, inRow);
                offset = site_offset(inRow * 64, y, it->width);
            }
            if (bits == 0ul) {
                break;
            }
            const int bit = lowest_bit(bits);
            bits &= bits - 1ul;
            offsets[n] = offset + bit * CELL;
            places[n] = word * 64 + bit;
            sense(it->source + offsets[n], stride, it->stencils, inputs + n * INPUT_STRIDE);
        }
        hidden_layer(n, inputs, weights, hidden);
        output_layer(n, hidden, weights, change);
        close_tile(it, n, offsets, places, change);
    } while (n == TILE);
}

// Clears what the alive mask takes away, and makes the bits of the new state.
static inline void mask_stripe(const neural_step_image* it) {
    for (int y = it->rowBegin; y < it->rowEnd; ++y) {
        for (int word = 0; word < it->words; ++word) {
            const int place = y * it->words + word;
            const ulong valid = valid_columns(word, it->width);
            ulong mask = valid;
#if ALIVE_PRE
            mask &= it->sensed[place];
#endif
#if ALIVE_POST
            mask &= dilated(it->risen, y, word, it->height, it->width, 1);
#endif
            const int offset = site_offset(word * 64, y, it->width);
            for (ulong gone = (it->nextLive[place] | it->written[place]) & ~mask; gone != 0ul; gone &= gone - 1ul) {
                clear_cell(it->target + offset + lowest_bit(gone) * CELL);
            }
            it->nextLive[place] = mask;
            const ulong zeroAlive = 0.0f > it->threshold ? valid & ~mask : 0ul;
            it->nextAlive[place] = (it->risen[place] & mask) | zeroAlive;
        }
    }
}

#if BOUNDARY != BOUNDARY_ZERO
// Copies a padded row of the target.
static inline void copy_row(const neural_step_image* it, int from, int to) {
    global float* start = it->target + site_offset(-1, 0, it->width);
    const int stride = row_stride(it->width);
    for (int i = 0; i < stride; i += CELL) {
        copy_cell(start + from * stride + i, start + to * stride + i);
    }
}

// Fills the padding that mirrors this stripe's sites: the ends of its rows, then whole rows above and below the grid.
static inline void pad_stripe(const neural_step_image* it) {
    for (int y = it->rowBegin; y < it->rowEnd; ++y) {
        const int right = outside_index(it->width, it->width);
        const int left = outside_index(-1, it->width);
        copy_cell(it->target + site_offset(left, y, it->width), it->target + site_offset(-1, y, it->width));
        copy_cell(it->target + site_offset(right, y, it->width), it->target + site_offset(it->width, y, it->width));
    }
    const int above = outside_index(-1, it->height);
    const int below = outside_index(it->height, it->height);
    if (above >= it->rowBegin && above < it->rowEnd) {
        copy_row(it, above, -1);
    }
    if (below >= it->rowBegin && below < it->rowEnd) {
        copy_row(it, below, it->height);
    }
}
#endif

kernel void neural_step(
        global float* restrict states,
        global ulong* restrict alive,
        global ulong* restrict live,
        global ulong* restrict scratch,
        global const float* restrict weights,
        global const float* restrict stencils,
        const int height,
        const int width,
        const int stripeRows,
        const uint firstStep,
        const uint steps,
        const uint firstSlot,
        const uint slots,
        const uint phases,
        const uint p16,
        const uint stream,
        const uint2 seed,
        const float stepSize,
        const float threshold) {
    const size_t images = get_global_size(1);
    const size_t image = get_global_id(1);
    const int words = (width + 63) / 64;
    const size_t plane = (size_t)height * words;
    neural_step_image it;
    it.height = height;
    it.width = width;
    it.words = words;
    it.rowBegin = (int)get_global_id(0) * stripeRows;
    it.rowEnd = min(it.rowBegin + stripeRows, height);
    it.image = (uint)image;
    it.p16 = p16;
    it.stream = stream;
    it.seed = seed;
    it.stepSize = stepSize;
    it.threshold = threshold;
    it.stencils = stencils;
    it.risen = scratch + image * plane;
    it.sensed = scratch + (images + image) * plane;
    it.written = scratch + (2 * images + image) * plane;
    for (uint s = 0; s < steps; ++s) {
        const size_t from = (firstSlot + s) % slots * images + image;
        const size_t to = (firstSlot + s + 1) % slots * images + image;
        it.step = firstStep + s;
        it.source = states + from * image_size(height, width);
        it.target = states + to * image_size(height, width);
        it.alive = alive + from * plane;
        it.nextAlive = alive + to * plane;
        it.nextLive = live + to * plane;
        if (phases & PHASE_UPDATE) {
            update_stripe(&it, weights);
        }
        if (phases & PHASE_MASK) {
#if ALIVE
            mask_stripe(&it);
#endif
#if BOUNDARY != BOUNDARY_ZERO
            pad_stripe(&it);
#endif
        }
    }
}
