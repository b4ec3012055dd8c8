// SPDX-License-Identifier: Apache-2.0
// neural_rollout - neural_step in place: for long runs that keep only the newest state. Memory traffic of a large grid
// is a third of that of two alternating states: sites that do not fire are not written, and no line is written that
// was not read just before.
//
// A site is written when no site around it needs its old value: new values wait in a ring until the row below them is
// sensed. A stripe keeps its first and last row as they were for its neighbours.
//
// states   float [B][H + 2][W + 2][CELL]           changed in place
// alive, live, scratch, weights, stencils          as in neural_step.cl, with one slot
// kept     float [B][stripes]: rows [2][W + 2][CELL], first and last, for the neighbours; then the ring of new values
//          [R][CELL] and, as int [R], the places they go to; R = 2 * W rounded up to whole tiles, and two tiles
// progress int [B][1 + stripes]: the next task; what each stripe has behind it. Zero before the launch
//
// Launch    global (workers, B), local (1, 1): one launch does all steps. The workers of an image take task after task,
//           and a task waits for nothing but the neighbours of its stripe: no core idles at the end of a step, none
//           has to be woken for the next one. With one stripe an image, one worker. See neural_turns.clh
// Result    the same bits as neural_step
#include "neural_layout.clh"
#include "neural_stripe.clh"
#include "neural_product.clh"
#include "neural_turns.clh"

#define FIRST 0 // kept rows of a stripe
#define LAST 1

// New values that may not be written yet: a ring of whole tiles, in the order of the sites.
typedef struct {
    global float* cells;
    global int* offsets; // where they go
    int size;
    int head; // the oldest
    int tail; // behind the newest
} wait_ring;

// Cells of a ring: two rows and what tiles round them up to, and floats that a stripe keeps. See LaneAdvance.java.
static inline int ring_size(int width) {
    return ROUND_UP(2 * width, TILE) + 2 * TILE;
}
static inline size_t kept_size(int width) {
    return 2 * (size_t)row_stride(width) + (size_t)ring_size(width) * (CELL + 1);
}

static inline global float* kept_row(const neural_stripe* it, global float* kept, int stripe, int row) {
    return kept + stripe * kept_size(it->width) + row * row_stride(it->width) + CELL;
}

static inline wait_ring empty_ring(const neural_stripe* it, global float* kept, int stripe) {
    wait_ring ring;
    ring.size = ring_size(it->width);
    ring.cells = kept + stripe * kept_size(it->width) + 2 * row_stride(it->width);
    ring.offsets = (global int*)(ring.cells + ring.size * CELL);
    ring.head = 0;
    ring.tail = 0;
    return ring;
}

// Writes the new values of all sites before this offset.
static inline void settle(const neural_stripe* it, wait_ring* ring, int before) {
    int head = ring->head;
    while (head != ring->tail && ring->offsets[head] < before) {
        copy_cell(ring->cells + head * CELL, it->target + ring->offsets[head]);
        head = head + 1 == ring->size ? 0 : head + 1;
    }
    ring->head = head;
}

// Phase 1: x' of the stripe. Active sites are gathered over rows into full tiles.
static inline void advance_stripe(
        const neural_stripe* it, int stripe, global float* kept, global const float* weights) {
    float inputs[TILE * INPUT_STRIDE] __attribute__((aligned(64)));
    float hidden[TILE * HIDDEN_SIZE] __attribute__((aligned(64)));
    float change[TILE * CELL] __attribute__((aligned(64)));
    tile_frames frames;
    int offsets[TILE];
    int places[TILE]; // word * 64 + bit
    const int stride = row_stride(it->width);
    const int end = it->rowEnd * it->words;
    wait_ring ring = empty_ring(it, kept, stripe);
    mark_stripe(it);
#if ANGLED
    for (int place = it->rowBegin * it->words; place < end; ++place) {
        const ulong others = valid_columns(place % it->words, it->width) & ~it->active[place];
        turn_idle(it, place, it->fresh ? others : it->idle[place]);
    }
#endif
    site_walk walk = first_site(it);
    global const float* above = 0; // the rows around, moved to the first site of the word
    global const float* below = 0;
    int n;
    do {
        for (n = 0; n < TILE; ++n) {
            if (walk.bits == 0ul) {
                if (!next_word(it, &walk)) {
                    break;
                }
                if (walk.place + 1 < end && it->active[walk.place + 1] != 0ul) {
                    fetch_word(walk.place + 1, it->width, it->source + stride); // the only cells in no cache
                }
                const int x = walk.word * 64 * CELL;
                above = walk.y > it->rowBegin || walk.y == 0 ? it->source + walk.offset - stride
                                                             : kept_row(it, kept, stripe - 1, LAST) + x;
                below = walk.y + 1 < it->rowEnd || walk.y + 1 == it->height
                        ? it->source + walk.offset + stride
                        : kept_row(it, kept, stripe + 1, FIRST) + x;
            }
            const int bit = lowest_bit(walk.bits);
            walk.bits &= walk.bits - 1ul;
            offsets[n] = walk.offset + bit * CELL;
            places[n] = walk.place * 64 + bit;
            sense(above + bit * CELL, it->source + offsets[n], below + bit * CELL, it->stencils,
                    inputs + n * INPUT_STRIDE);
            note_frame(n, it->source + offsets[n], inputs + n * INPUT_STRIDE, &frames);
        }
        turn_tile(n, &frames, inputs);
        hidden_layer(n, inputs, weights, hidden);
        output_layer(n, hidden, weights, change);
        close_tile(it, n, offsets, places, change, true, ring.cells + ring.tail * CELL);
        for (int i = 0; i < n; ++i) {
            ring.offsets[ring.tail + i] = offsets[i];
        }
        ring.tail = ring.tail + n == ring.size ? 0 : ring.tail + n;
        // What is sensed from now on lies in row y - 1 or below.
        settle(it, &ring, n == TILE ? site_offset(-1, walk.y - 1, it->width) : INT_MAX);
    } while (n == TILE);
}

// Keeps the rows that neighbouring stripes sense; words that were and are empty stay as they are.
static inline void save_stripe(const neural_stripe* it, int stripe, global float* kept, bool all) {
    for (int side = FIRST; side <= LAST; ++side) {
        const int y = side == FIRST ? it->rowBegin : it->rowEnd - 1;
        global const float* from = it->source + site_offset(0, y, it->width);
        global float* to = kept_row(it, kept, stripe, side);
        copy_cell(from - CELL, to - CELL);
        copy_cell(from + it->width * CELL, to + it->width * CELL);
        for (int word = 0; word < it->words; ++word) {
            if (all || !ALIVE || it->active[y * it->words + word] != 0ul) {
                const int end = min(word * 64 + 64, it->width) * CELL;
                for (int i = word * 64 * CELL; i < end; i += C_LANES) {
                    C_STORE(C_LOAD(from + i), to + i);
                }
            }
        }
    }
}

// Phase 2: what the alive mask takes away, the padding, and the rows that the neighbours sense in the next step.
static inline void close_stripe(const neural_stripe* it) {
#if ALIVE
    mask_stripe(it);
#endif
#if BOUNDARY != BOUNDARY_ZERO
    pad_stripe(it);
#endif
}

static inline void bound_stripe(neural_stripe* it, int stripe, int stripeRows) {
    it->rowBegin = stripe * stripeRows;
    it->rowEnd = min(it->rowBegin + stripeRows, it->height);
}

// All steps of an image of one stripe.
static inline void advance_whole(
        neural_stripe* it, uint firstStep, int steps, global float* kept, global const float* weights) {
    bound_stripe(it, 0, it->height);
    for (int s = 0; s < steps; ++s) {
        it->step = firstStep + s;
        it->fresh = s == 0;
        advance_stripe(it, 0, kept, weights);
        close_stripe(it);
    }
}

// One worker's share of an image of several stripes.
static inline void advance_shared(
        neural_stripe* it, const neural_turns* turns, int stripeRows, uint firstStep, global float* kept,
        global const float* weights) {
    neural_turn turn;
    while (take_turn(turns, &turn)) {
        bound_stripe(it, turn.stripe, stripeRows);
        it->step = firstStep + turn.step;
        it->fresh = turn.step == 0;
        if (turn.phase == TURN_UPDATE) {
            advance_stripe(it, turn.stripe, kept, weights);
        } else if (turn.phase == TURN_CLOSE) {
            close_stripe(it);
            save_stripe(it, turn.stripe, kept, false);
        } else {
            save_stripe(it, turn.stripe, kept, true);
        }
        end_turn(turns, &turn);
    }
}

kernel void neural_rollout(
        global float* restrict states,
        global ulong* restrict alive,
        global ulong* restrict live,
        global ulong* restrict scratch,
        global float* restrict kept,
        volatile global int* restrict progress,
        global const float* restrict weights,
        global const float* restrict stencils,
        const int height,
        const int width,
        const int stripeRows,
        const uint firstStep,
        const int steps,
        const uint p16,
        const uint stream,
        const uint2 seed,
        const float stepSize,
        const float threshold) {
    const size_t images = get_global_size(1);
    const size_t image = get_global_id(1);
    const int stripes = (height + stripeRows - 1) / stripeRows;
    const int words = (width + 63) / 64;
    const size_t plane = (size_t)height * words;
    global float* keptOfImage = kept + image * stripes * kept_size(width);
    neural_stripe it;
    it.height = height;
    it.width = width;
    it.words = words;
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
    it.active = scratch + (2 * images + image) * plane;
#if ANGLED
    it.live = live + image * plane;
    it.idle = scratch + (3 * images + image) * plane;
    it.idleChange = idle_change(weights);
#endif
    if (stripes == 1) {
        advance_whole(&it, firstStep, steps, keptOfImage, weights);
    } else {
        const neural_turns turns = turns_of(progress + image * (1 + stripes), stripes, steps);
        advance_shared(&it, &turns, stripeRows, firstStep, keptOfImage, weights);
    }
}
