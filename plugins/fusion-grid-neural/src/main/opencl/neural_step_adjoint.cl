// SPDX-License-Identifier: Apache-2.0
// neural_step_adjoint - gradients of steps of a neural cellular automaton on a grid, from the last one to the first.
// For devices with wide vector registers and few work-items.
//
// With M the alive mask of the step (1 without one) and g the gradient of its result:
//   g' = M g;  gd = stepSize * fire * g';  gh = f'(h) W2^T gd;  gp = W1^T gh;  gradient = g' + sense^T(gp)
//   dW1 += p gh^T, db1 += gh, dW2 += h gd^T, db2 += gd. Masks are constants. p and h are computed again.
//
// states    float [slots][B][H + 2][W + 2][CELL]  as neural_step left them; step s started from slot firstSlot + s
// live      ulong [slots][B][H][WORDS]            as neural_step left them; used with an alive mask
// weights   float [PACKED_SIZE]
// stencils  float [OPERATORS][9]  see neural_sense.clh
// gradients float [2][B][stripes][stripeRows + 2][W + 2][CELL]  side `side` holds g; sides alternate with every step.
//           A stripe keeps what it adds to its neighbours' rows in its own first and last row, so that no two
//           work-items write one place; phase 2 then collects
// sums      float [B][stripes][SUM_SIZE]          weight gradients are added here; neural_pack's kernels reduce them
//
// Launch    global (stripes, B), local (1, 1), as neural_step: one launch with phases = 3 for one stripe an image,
//           else a launch a phase and step (phase 2 may be left out for one stripe and the zero boundary)
// Work      only sites that fired and survived: every other one has gd = 0. With angles, which no mask clears, those that
//           fired and sensed something; the others count as one (see neural_idle.clh)
// Cost      2 * HIDDEN * (3 * INPUTS + 2 * CHANNELS) FLOP for each such site
// Result    the same bits for the same stripes on one device: sums run in a fixed order
#include "neural_layout.clh"
#include "neural_bits.clh"
#include "neural_fire.clh"
#include "neural_form.clh"
#include "neural_idle.clh"
#include "neural_product.clh"

#define PHASE_UPDATE 1u
#define PHASE_COLLECT 2u

// One stripe of one image in one step.
typedef struct {
    int height;
    int width;
    int words;
    int stripe;
    int stripes;
    int stripeRows;
    int rowBegin;
    int rowEnd;
    uint image;
    uint step;
    uint p16;
    uint stream;
    uint2 seed;
    float stepSize;
    global const float* stencils;
    global const float* source; // state before the step
    global const ulong* live;   // alive mask of the step
    global const ulong* before; // sites that may not be 0 before it; with angles
    global const float* given;  // gradient of the step's result, this image, all stripes
    global float* made;         // gradient of the step's start
} neural_adjoint_stripe;

// Floats of a stripe's block of gradients.
static inline size_t block_size(int stripeRows, int width) {
    return (size_t)(stripeRows + 2) * (size_t)(width + 2) * CELL;
}

// Where site (x, row of the grid) of this stripe's block lies; its rows reach from rowBegin - 1 to rowEnd.
static inline int block_offset(const neural_adjoint_stripe* it, int x, int y) {
    return site_offset(x, y - it->rowBegin, it->width);
}

static inline void clear_cells(global float* cells, int count) {
    for (int i = 0; i < count * CELL; i += C_LANES) {
        C_STORE((c_vector)(0.0f), cells + i);
    }
}

// Sites of a word that the alive mask left.
static inline ulong kept_sites(const neural_adjoint_stripe* it, int y, int word) {
#if ALIVE
    return it->live[y * it->words + word];
#else
    return valid_columns(word, it->width);
#endif
}

// A gradient of channels c .. that the alive mask let through, or not. Without a branch: all bits or none.
static inline c_vector masked(c_vector gradient, bool kept, int c) {
    c_vector passed = C_FLOATS(C_BITS(gradient) & -(int)kept);
#if ANGLED
    if (c == FRAME_CHANNEL / C_LANES * C_LANES) {
        ((float*)&passed)[FRAME_CHANNEL % C_LANES] = ((const float*)&gradient)[FRAME_CHANNEL % C_LANES];
    }
#endif
    return passed;
}

// made = M * given on this stripe's rows, 0 around them.
static inline void begin_stripe(
        const neural_adjoint_stripe* it, global const float* given, global float* made) {
    const int padded = it->width + 2;
    clear_cells(made + block_offset(it, -1, it->rowBegin - 1), padded);
    clear_cells(made + block_offset(it, -1, it->rowEnd), padded);
    for (int y = it->rowBegin; y < it->rowEnd; ++y) {
        clear_cells(made + block_offset(it, -1, y), 1);
        clear_cells(made + block_offset(it, it->width, y), 1);
        for (int word = 0; word < it->words; ++word) {
            const ulong kept = kept_sites(it, y, word);
            const int offset = block_offset(it, word * 64, y);
            const int count = min(64, it->width - word * 64);
            if (!ANGLED && kept == 0ul) {
                clear_cells(made + offset, count);
                continue;
            }
            for (int x = 0; x < count; ++x) {
                UNROLL for (int c = 0; c < CELL; c += C_LANES) {
                    const int i = offset + x * CELL + c;
                    C_STORE(masked(C_LOAD(given + i), (kept >> x) & 1ul, c), made + i);
                }
            }
        }
    }
}

// Sites of words first .. first + 15 of the image whose update may have a gradient.
static inline void mark_words(const neural_adjoint_stripe* it, int first, int end, ulong* active) {
    ulong any = 0ul;
    for (int i = 0; i < 16; ++i) {
        const int place = first + i;
        const int y = place / it->words;
        const int word = place - y * it->words;
        active[i] = place >= end ? 0ul : ANGLED ? valid_columns(word, it->width) : kept_sites(it, y, word);
        any |= active[i];
    }
    if (any != 0ul) {
        const uint word = it->image * it->height * it->words + first;
        vstore16(vload16(0, active) & fire_words(word, it->p16, it->step, it->stream, it->seed), 0, active);
    }
}

#if ANGLED
// The sum of the angles' gradients over some sites of a word.
static inline float sum_angles(global const float* given, ulong sites) {
    float sum = 0.0f;
    for (; sites != 0ul; sites &= sites - 1ul) {
        sum += given[lowest_bit(sites) * CELL + FRAME_CHANNEL];
    }
    return sum;
}
#endif

// Adds the gradients of a site's inputs to the gradients of the states that it sensed.
static inline void give_back(
        const neural_adjoint_stripe* it, global const float* here, site_frame frame, const float* inputs,
        global float* made) {
    const int stride = row_stride(it->width);
    const formed_site site = {here - stride, here, here + stride, it->stencils, frame};
    const float2 own = frame_adjoint(&site, inputs);
    UNROLL for (int c = 0; c < CELL; c += C_LANES) {
        c_vector gradients[OPERATORS];
        form_adjoint(&site, inputs, own, c, gradients);
        sense_adjoint(gradients, c, stride, it->stencils, made);
    }
}

// Phase 1 for one stripe.
static inline void update_stripe(
        const neural_adjoint_stripe* it, global const float* weights, global float* sums) {
    float inputs[TILE * INPUT_STRIDE] __attribute__((aligned(64)));
    float hidden[TILE * HIDDEN_SIZE] __attribute__((aligned(64)));
    float change[TILE * CELL] __attribute__((aligned(64)));
    tile_frames frames;
    int offsets[TILE];
    ulong active[16] __attribute__((aligned(128))); // of the words from one that is a multiple of 16 behind the first
    const size_t block = it->stripe * block_size(it->stripeRows, it->width);
    global const float* given = it->given + block;
    global float* made = it->made + block;
    const int stride = row_stride(it->width);
    const int end = it->rowEnd * it->words;
    const int shift = site_offset(0, 0, it->width) - block_offset(it, 0, 0); // from block to state
    const int first = it->rowBegin * it->words;
    int next = first;
    int offset = 0;
    ulong bits = 0ul;
    ulong kept = ~0ul;
    float idle = 0.0f;
    int n;
    begin_stripe(it, given, made);
    do {
        for (n = 0; n < TILE; ++n) {
            while (bits == 0ul && next < end) {
                const int y = next / it->words;
                const int word = next - y * it->words;
                const int i = (next - first) % 16;
                if (i == 0) {
                    mark_words(it, next, end, active);
                }
                bits = active[i];
                offset = block_offset(it, word * 64, y);
                ++next;
#if ANGLED
                const ulong senses = dilated(it->before, y, word, it->height, it->width, 1);
                idle += sum_angles(given + offset, bits & ~senses);
                bits &= senses;
                kept = kept_sites(it, y, word);
#endif
                if (bits != 0ul && next < end) {
                    fetch_word(next, it->width, it->source + stride); // states of long ago: in no cache
                }
            }
            if (bits == 0ul) {
                break;
            }
            const int bit = lowest_bit(bits);
            offsets[n] = offset + bit * CELL;
            bits &= bits - 1ul;
            global const float* here = it->source + offsets[n] + shift;
            sense(here - stride, here, here + stride, it->stencils, inputs + n * INPUT_STRIDE);
            note_frame(n, here, inputs + n * INPUT_STRIDE, &frames);
            UNROLL for (int c = 0; c < CELL; c += C_LANES) {
                const c_vector gradient = C_LOAD(given + offsets[n] + c);
                const c_vector passed = ANGLED ? masked(gradient, (kept >> bit) & 1ul, c) : gradient;
                C_STORE(it->stepSize * passed, change + n * CELL + c);
            }
        }
        if (n == 0) {
            break;
        }
        turn_tile(n, &frames, inputs);
        hidden_layer(n, inputs, weights, hidden);
        second_weights_adjoint(n, change, hidden, sums + SUM_W2T);
        second_bias_adjoint(n, change, sums + SUM_B2);
        hidden_layer_adjoint(n, change, weights, hidden);
        first_weights_adjoint(n, inputs, hidden, sums + SUM_W1);
        first_bias_adjoint(n, hidden, sums + SUM_B1);
        inputs_adjoint(n, hidden, weights, inputs);
        for (int i = 0; i < n; ++i) {
            give_back(it, it->source + offsets[i] + shift, frame_at(i, &frames), inputs + i * INPUT_STRIDE, made + offsets[i]);
        }
    } while (n == TILE);
#if ANGLED
    idle_adjoint(it->stepSize * idle, 0, 1, weights, sums);
#endif
}

static inline void add_cell(global const float* from, global float* to) {
    for (int c = 0; c < CELL; c += C_LANES) {
        C_STORE(C_LOAD(to + c) + C_LOAD(from + c), to + c);
    }
}

// Adds one padded row of a block to a row of the grid: its sites, and its two ends to the sites they stand for.
static inline void collect_row(const neural_adjoint_stripe* it, global const float* row, global float* to) {
    for (int x = 0; x < it->width; ++x) {
        add_cell(row + x * CELL, to + x * CELL);
    }
#if BOUNDARY != BOUNDARY_ZERO
    add_cell(row - CELL, to + outside_index(-1, it->width) * CELL);
    add_cell(row + it->width * CELL, to + outside_index(it->width, it->width) * CELL);
#endif
}

// Phase 2: adds to this stripe's rows what other stripes, and its own padding, hold for them. Only rows outside a
// stripe are read from other blocks, only rows inside this one are written.
static inline void collect_stripe(const neural_adjoint_stripe* it) {
    const size_t size = block_size(it->stripeRows, it->width);
    global float* own = it->made + it->stripe * size;
#if BOUNDARY != BOUNDARY_ZERO
    for (int y = it->rowBegin; y < it->rowEnd; ++y) {
        global float* row = own + block_offset(it, 0, y);
        add_cell(row - CELL, row + outside_index(-1, it->width) * CELL);
        add_cell(row + it->width * CELL, row + outside_index(it->width, it->width) * CELL);
    }
#endif
    for (int other = 0; other < it->stripes; ++other) {
        const int begin = other * it->stripeRows;
        const int end = min(begin + it->stripeRows, it->height);
        for (int side = 0; side < 2; ++side) {
            int y = side == 0 ? begin - 1 : end;
            const int edge = y - begin;
#if BOUNDARY != BOUNDARY_ZERO
            y = y < 0 || y >= it->height ? outside_index(y, it->height) : y;
#endif
            if (y >= it->rowBegin && y < it->rowEnd) {
                global const float* row = it->made + other * size + site_offset(0, edge, it->width);
                collect_row(it, row, own + block_offset(it, 0, y));
            }
        }
    }
}

kernel void neural_step_adjoint(
        global const float* restrict states,
        global const ulong* restrict live,
        global const float* restrict weights,
        global const float* restrict stencils,
        global float* restrict gradients,
        global float* restrict sums,
        const int height,
        const int width,
        const int stripeRows,
        const uint firstStep,
        const uint steps,
        const uint firstSlot,
        const uint slots,
        const uint side,
        const uint phases,
        const uint p16,
        const uint stream,
        const uint2 seed,
        const float stepSize) {
    const size_t stripes = get_global_size(0);
    const size_t images = get_global_size(1);
    const size_t image = get_global_id(1);
    const size_t blocks = stripes * block_size(stripeRows, width);
    neural_adjoint_stripe it;
    it.height = height;
    it.width = width;
    it.words = (width + 63) / 64;
    it.stripe = (int)get_global_id(0);
    it.stripes = (int)stripes;
    it.stripeRows = stripeRows;
    it.rowBegin = it.stripe * stripeRows;
    it.rowEnd = min(it.rowBegin + stripeRows, height);
    it.image = (uint)image;
    it.p16 = p16;
    it.stream = stream;
    it.seed = seed;
    it.stepSize = stepSize;
    it.stencils = stencils;
    uint from = side;
    for (uint s = steps; s-- > 0; from ^= 1u) {
        const size_t source = (firstSlot + s) % slots * images + image;
        const size_t target = (firstSlot + s + 1) % slots * images + image;
        it.step = firstStep + s;
        it.source = states + source * image_size(height, width);
        it.live = live + target * height * it.words;
        it.before = live + source * height * it.words;
        it.given = gradients + (from * images + image) * blocks;
        it.made = gradients + ((from ^ 1u) * images + image) * blocks;
        if (phases & PHASE_UPDATE) {
            update_stripe(&it, weights, sums + (image * stripes + it.stripe) * SUM_SIZE);
        }
        if (phases & PHASE_COLLECT) {
            collect_stripe(&it);
        }
    }
}
