// SPDX-License-Identifier: Apache-2.0
// neural_step - steps of a neural cellular automaton on a grid, each whole: perception, two dense layers, fire mask,
// residual, alive mask. For devices with wide vector registers and few work-items.
//
//   x' = x + stepSize * fire * (W2 f(W1 sense(x) + b1) + b2);  next = x' * (pre and post)
//   pre = 3x3 maximum of x[ALIVE_CHANNEL] > threshold, post = the same of x'; either may be left out
//   With angles (see neural_layout.clh) the last channel is not masked, and wrapped
//
// states   float [slots][B][H + 2][W + 2][CELL]  step s goes from slot firstSlot + s to the one after, modulo slots
// alive    ulong [slots][B][H][WORDS]   state > threshold in the alive channel; used with an alive mask
// live     ulong [slots][B][H][WORDS]   sites that the mask of the step into this slot left; others are exactly 0
// scratch  ulong [4][B][H][WORDS]       risen, sensed, active: bits handed from phase 1 to phase 2; idle
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
#include "neural_layout.clh"
#include "neural_stripe.clh"
#include "neural_product.clh"

// Copies the sites that may live of the words up to and with `end`. Active ones are copied too: a sweep over whole lines
// costs less than single writes to lines that are not in a cache.
static inline void copy_words(const neural_stripe* it, int begin, int end) {
    for (int place = begin; place < end; ++place) {
        const int y = place / it->words;
        const int offset = site_offset((place - y * it->words) * 64, y, it->width);
        for (ulong copied = it->sensed[place]; copied != 0ul; copied &= copied - 1ul) {
            const int cell = offset + lowest_bit(copied) * CELL;
            copy_cell(it->source + cell, it->target + cell);
        }
#if ANGLED
        turn_idle(it, place, valid_columns(place - y * it->words, it->width) & (it->fresh ? ~0ul : ~it->sensed[place]));
#endif
    }
}

// Phase 1: x' of the stripe. Active sites are gathered over rows into full tiles.
static inline void update_stripe(const neural_stripe* it, global const float* weights) {
    float inputs[TILE * INPUT_STRIDE] __attribute__((aligned(64)));
    float hidden[TILE * HIDDEN_SIZE] __attribute__((aligned(64)));
    float change[TILE * CELL] __attribute__((aligned(64)));
    tile_frames frames;
    int offsets[TILE];
    int places[TILE]; // word * 64 + bit
    const int stride = row_stride(it->width);
    const int end = it->rowEnd * it->words;
    mark_stripe(it);
    site_walk walk = first_site(it);
    int copied = it->rowBegin * it->words; // words before this one are copied
    int n;
    do {
        for (n = 0; n < TILE; ++n) {
            if (walk.bits == 0ul) {
                const bool more = next_word(it, &walk);
                const int upTo = more ? walk.place + 1 : end;
                copy_words(it, copied, upTo);
                copied = upTo;
                if (!more) {
                    break;
                }
                if (upTo < end && it->sensed[upTo] != 0ul) {
                    fetch_word(upTo, it->width, it->target);
                }
            }
            const int bit = lowest_bit(walk.bits);
            walk.bits &= walk.bits - 1ul;
            offsets[n] = walk.offset + bit * CELL;
            places[n] = walk.place * 64 + bit;
            global const float* here = it->source + offsets[n];
            sense(here - stride, here, here + stride, it->stencils, inputs + n * INPUT_STRIDE);
            note_frame(n, here, inputs + n * INPUT_STRIDE, &frames);
        }
        turn_tile(n, &frames, inputs);
        hidden_layer(n, inputs, weights, hidden);
        output_layer(n, hidden, weights, change);
        close_tile(it, n, offsets, places, change, false, it->target);
    } while (n == TILE);
}

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
    neural_stripe it;
    it.height = height;
    it.width = width;
    it.words = words;
    it.rowBegin = stripe_of((int)get_global_id(0), (int)get_global_size(0)) * stripeRows;
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
    it.active = scratch + (2 * images + image) * plane;
#if ANGLED
    it.idle = scratch + (3 * images + image) * plane;
    it.idleChange = idle_change(weights);
#endif
    for (uint s = 0; s < steps; ++s) {
        const size_t from = (firstSlot + s) % slots * images + image;
        const size_t to = (firstSlot + s + 1) % slots * images + image;
        it.step = firstStep + s;
        it.source = states + from * image_size(height, width);
        it.target = states + to * image_size(height, width);
        it.alive = alive + from * plane;
        it.live = live + from * plane;
        it.fresh = s == 0u;
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
