// SPDX-License-Identifier: Apache-2.0
// neural_step_adjoint_gpu - gradients of one step of a neural cellular automaton on a grid, for devices with many
// work-items and local memory. Definition and tensors are those of neural_step_adjoint.cl; LANES is 4.
//
// neural_step_adjoint_gpu  gradients of the weights, and of what every site sensed that fired and survived. Group
//                          number g takes tiles g, g + groups, ...: its sums lie in its own slot. Inputs, hidden units
//                          and their gradients of GROUP sites meet in local memory, UNITS hidden units at a time
//                          Launch: global (slots * GROUP), local (GROUP)
// neural_collect_gpu       gradient of the state before the step: every site gathers from the sites that sensed it
//                          Launch: global (H * WORDS * 64, B), local (64, 1): a group is a word
//
// gradients float [2][B][1][H + 2][W + 2][CELL]  one stripe an image; padding is not used
// sensing   float [B][H][W][SENSED_STRIDE]       gradients of what was sensed; defined where `fired` has a bit
// fired     ulong [B][H][WORDS]                  sites that fired and survived; with angles, that fired and sensed something
// sums      float [slots][SUM_SIZE]              weight gradients are added here
//
// Cost      as neural_step_adjoint.cl
// Result    the same bits for the same number of slots: sums run in a fixed order, there are no float atomics
#include "common/fire_mask.clh"
#include "neural_layout.clh"
#include "neural_activation.clh"
#include "neural_bits.clh"
#include "neural_form.clh"
#include "neural_idle.clh"

#ifndef GROUP
#define GROUP 64 // work-items of a group, and sites that it takes at a time
#endif
#ifndef TILE_WORDS
#define TILE_WORDS 8 // words of 64 sites in a tile
#endif
#ifndef UNITS
#define UNITS 16 // hidden units in local memory
#endif

// sums[row][unit .. unit + units) += left[n][stride]^T * right[n][UNITS], four rows a work-item.
static inline void add_products(
        int item, int n, int rows, int stride, int units, local const float* left, local const float* right,
        global float* sums) {
    for (int i = item; i < rows / 4 * units; i += GROUP) {
        const int row = i / units * 4;
        const int unit = i % units;
        float4 sum = (float4)(0.0f);
        for (int s = 0; s < n; ++s) {
            sum += vload4(0, left + s * stride + row) * right[s * UNITS + unit];
        }
        global float* to = sums + row * HIDDEN_SIZE + unit;
        to[0] += sum.x;
        to[HIDDEN_SIZE] += sum.y;
        to[2 * HIDDEN_SIZE] += sum.z;
        to[3 * HIDDEN_SIZE] += sum.w;
    }
}

// sums[i] += column i of values[n][stride], one column a work-item.
static inline void add_columns(
        int item, int n, int columns, int stride, local const float* values, global float* sums) {
    for (int i = item; i < columns; i += GROUP) {
        float sum = 0.0f;
        for (int s = 0; s < n; ++s) {
            sum += values[s * stride + i];
        }
        sums[i] += sum;
    }
}

kernel void neural_step_adjoint_gpu(
        global const float* restrict states,
        global const ulong* restrict live,
        global const float* restrict weights,
        global const float* restrict stencils,
        global const float* restrict gradients,
        global float* restrict sensing,
        global ulong* restrict fired,
        global float* restrict sums,
        const int images,
        const int height,
        const int width,
        const uint step,
        const uint sourceSlot,
        const uint targetSlot,
        const uint side,
        const uint p16,
        const uint stream,
        const uint2 seed,
        const float stepSize) {
    local ulong firedWords[TILE_WORDS];
    local int starts[TILE_WORDS + 1];
    local int list[TILE_WORDS * 64];
    local float allInputs[GROUP * INPUT_STRIDE];
    local float allChange[GROUP * CELL];
    local float hidden[GROUP * UNITS];
    local float hiddenGradient[GROUP * UNITS];
#if ANGLED
    local ulong idleWords[TILE_WORDS]; // sites that fired and sensed nothing
    local float idleSums[GROUP];
    float idle = 0.0f;
#endif
    const int item = (int)get_local_id(0);
    const int slot = (int)get_group_id(0);
    const int slots = (int)get_num_groups(0);
    const int words = (width + 63) / 64;
    const int plane = height * words;
    const int tiles = (plane + TILE_WORDS - 1) / TILE_WORDS;
    const int stride = row_stride(width);
    const size_t size = image_size(height, width);
    global float* sum = sums + (size_t)slot * SUM_SIZE;

    for (int tile = slot; tile < tiles * images; tile += slots) {
        const int image = tile / tiles;
        const int firstWord = tile % tiles * TILE_WORDS;
        global const float* source = states + (sourceSlot * (size_t)images + image) * size;
        global const float* given = gradients + (side * (size_t)images + image) * size;
        barrier(CLK_LOCAL_MEM_FENCE); // the previous tile's list is done with
        for (int i = item; i < TILE_WORDS; i += GROUP) {
            const int place = firstWord + i;
            ulong bits = 0ul;
#if ANGLED
            idleWords[i] = 0ul;
#endif
            if (place < plane) {
                bits = fire_word((uint)(image * plane + place), p16, step, stream, seed);
#if ANGLED
                global const ulong* before = live + (sourceSlot * (size_t)images + image) * plane;
                const ulong senses = dilated(before, place / words, place % words, height, width, 1);
                idleWords[i] = bits & valid_columns(place % words, width) & ~senses;
                bits &= senses;
#elif ALIVE
                bits &= live[(targetSlot * (size_t)images + image) * plane + place];
#else
                bits &= valid_columns(place % words, width);
#endif
                fired[(size_t)image * plane + place] = bits;
            }
            firedWords[i] = bits;
        }
        barrier(CLK_LOCAL_MEM_FENCE);
        if (item == 0) {
            starts[0] = 0;
            for (int i = 0; i < TILE_WORDS; ++i) {
                starts[i + 1] = starts[i] + (int)popcount(firedWords[i]);
            }
        }
        barrier(CLK_LOCAL_MEM_FENCE);
        for (int i = item; i < TILE_WORDS * 64; i += GROUP) {
            const ulong bits = firedWords[i / 64];
            if ((bits >> (i % 64)) & 1ul) {
                list[starts[i / 64] + (int)popcount(bits & ((1ul << (i % 64)) - 1ul))] = i;
            }
#if ANGLED
            if ((idleWords[i / 64] >> (i % 64)) & 1ul) {
                const int place = firstWord + i / 64;
                idle += given[site_offset(place % words * 64 + i % 64, place / words, width) + FRAME_CHANNEL];
            }
#endif
        }
        barrier(CLK_LOCAL_MEM_FENCE);

        const int count = starts[TILE_WORDS];
        for (int base = 0; base < count; base += GROUP) {
            const int n = min(GROUP, count - base);
            const bool busy = item < n;
            const int i = busy ? list[base + item] : 0;
            const int y = (firstWord + i / 64) / words;
            const int x = (firstWord + i / 64) % words * 64 + i % 64;
            float inputs[INPUT_STRIDE];
            float change[CELL];
            float inputsGradient[INPUT_STRIDE];
            UNROLL for (int k = 0; k < INPUT_STRIDE; ++k) {
                inputsGradient[k] = 0.0f;
            }
            const int cell = site_offset(x, y, width);
            formed_site site = {source + cell - stride, source + cell, source + cell + stride, stencils, {0.0f, 0.0f, 1.0f}};
            if (busy) {
                sense(site.above, site.here, site.below, stencils, inputs);
                site.frame = frame_of(site.here, inputs);
                turn_site(site.frame, inputs);
                UNROLL for (int k = 0; k < INPUTS; ++k) {
                    allInputs[item * INPUT_STRIDE + k] = inputs[k];
                }
                UNROLL for (int c = 0; c < CELL; ++c) {
                    change[c] = stepSize * given[cell + c];
#if ANGLED
                    const ulong kept = live[(targetSlot * (size_t)images + image) * plane + firstWord + i / 64];
                    change[c] = c == FRAME_CHANNEL || (kept >> (i % 64)) & 1ul ? change[c] : 0.0f;
#endif
                    allChange[item * CELL + c] = change[c];
                }
            }
            for (int unit = 0; unit < HIDDEN; unit += UNITS) {
                const int units = min(UNITS, HIDDEN - unit);
                if (busy) {
                    for (int h = 0; h < units; ++h) {
                        global const float* first = weights + PACKED_W1T + (unit + h) * INPUT_SIZE;
                        global const float* second = weights + PACKED_W2 + (unit + h) * CELL;
                        float value = weights[PACKED_B1 + unit + h];
                        UNROLL for (int k = 0; k < INPUTS; ++k) {
                            value += first[k] * inputs[k];
                        }
                        float gradient = 0.0f;
                        UNROLL for (int c = 0; c < CHANNELS; ++c) {
                            gradient += second[c] * change[c];
                        }
                        value = activate(value);
                        gradient *= activation_slope(value);
                        UNROLL for (int k = 0; k < INPUTS; ++k) {
                            inputsGradient[k] += first[k] * gradient;
                        }
                        hidden[item * UNITS + h] = value;
                        hiddenGradient[item * UNITS + h] = gradient;
                    }
                }
                barrier(CLK_LOCAL_MEM_FENCE);
                add_products(
                        item, n, GRADIENT_INPUTS, INPUT_STRIDE, units, allInputs, hiddenGradient, sum + SUM_W1 + unit);
                add_products(item, n, GRADIENT_CHANNELS, CELL, units, allChange, hidden, sum + SUM_W2T + unit);
                add_columns(item, n, units, UNITS, hiddenGradient, sum + SUM_B1 + unit);
                barrier(CLK_LOCAL_MEM_FENCE);
            }
            add_columns(item, n, CHANNELS, CELL, allChange, sum + SUM_B2);
            if (busy) {
                // Padding lanes spill into the first channels of the next operator, which are stored later.
                global float* to = sensing + (((size_t)image * height + y) * width + x) * SENSED_STRIDE;
                const float2 own = frame_adjoint(&site, inputsGradient);
                UNROLL for (int c = CELL - C_LANES; c >= 0; c -= C_LANES) {
                    c_vector gradients[OPERATORS];
                    form_adjoint(&site, inputsGradient, own, c, gradients);
                    UNROLL for (int o = 0; o < OPERATORS; ++o) {
                        C_STORE(gradients[o], to + o * CHANNELS + c);
                    }
                }
            }
            barrier(CLK_LOCAL_MEM_FENCE);
        }
    }
#if ANGLED
    idleSums[item] = idle;
    barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE); // other items have written to the same sums
    idle = 0.0f;
    for (int i = 0; i < GROUP; ++i) {
        idle += idleSums[i];
    }
    idle_adjoint(stepSize * idle, item, GROUP, weights, sum);
#endif
}

// The part of a site's gradient that comes from a site that sensed it through tap t: that tap of all operators.
static inline c_vector sensed_through(global const float* sensed, int t, global const float* stencils) {
    c_vector sum = (c_vector)(0.0f);
    UNROLL for (int o = 0; o < OPERATORS; ++o) {
        if (HAS_TAP(o, t)) {
            sum += stencils[o * 9 + t] * C_LOAD(sensed + o * CHANNELS);
        }
    }
    return sum;
}

kernel void neural_collect_gpu(
        global float* restrict gradients,
        global const float* restrict sensing,
        global const ulong* restrict fired,
        global const ulong* restrict live,
        global const float* restrict stencils,
        const int height,
        const int width,
        const uint targetSlot,
        const uint side) {
    const size_t images = get_global_size(1);
    const size_t image = get_global_id(1);
    const int words = (width + 63) / 64;
    const int place = (int)get_group_id(0);
    const int y = place / words;
    const int bit = (int)get_local_id(0);
    const int x = (place - y * words) * 64 + bit;
    if (x >= width) {
        return;
    }
    const size_t size = image_size(height, width);
    const int cell = site_offset(x, y, width);
    global const float* given = gradients + (side * images + image) * size + cell;
    global float* made = gradients + ((side ^ 1u) * images + image) * size + cell;
    global const ulong* bits = fired + image * height * words;
    global const float* all = sensing + image * height * width * SENSED_STRIDE;
    bool kept = true;
#if ALIVE
    kept = (live[(targetSlot * images + image) * height * words + place] >> bit) & 1ul;
#endif
    for (int c = 0; c < CELL; c += C_LANES) {
        c_vector sum = kept ? C_LOAD(given + c) : (c_vector)(0.0f);
#if ANGLED
        if (c == FRAME_CHANNEL / C_LANES * C_LANES) {
            ((float*)&sum)[FRAME_CHANNEL % C_LANES] = given[FRAME_CHANNEL];
        }
#endif
        // This site, and the places of the padding that stand for it.
        for (int v = 0; v < (BOUNDARY == BOUNDARY_ZERO ? 1 : 3); ++v) {
            const int py = v == 0 ? y : v == 1 ? -1 : height;
            for (int h = 0; h < (BOUNDARY == BOUNDARY_ZERO ? 1 : 3); ++h) {
                const int px = h == 0 ? x : h == 1 ? -1 : width;
                if ((v > 0 && outside_index(py, height) != y) || (h > 0 && outside_index(px, width) != x)) {
                    continue;
                }
                UNROLL for (int t = 0; t < 9; ++t) { // through tap t, the site at (sx, sy) sees this one
                    const int sx = px - (t % 3 - 1);
                    const int sy = py - (t / 3 - 1);
                    if (sx >= 0 && sx < width && sy >= 0 && sy < height
                            && ((bits[sy * words + sx / 64] >> (sx % 64)) & 1ul)) {
                        sum += sensed_through(all + ((size_t)sy * width + sx) * SENSED_STRIDE + c, t, stencils);
                    }
                }
            }
        }
        C_STORE(sum, made + c);
    }
}
