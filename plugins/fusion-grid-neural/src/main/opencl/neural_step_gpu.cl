// SPDX-License-Identifier: Apache-2.0
// neural_step_gpu - one step of a neural cellular automaton on a grid, for devices with many work-items and local
// memory. Definition, tensors and bits are those of neural_step.cl; LANES is 4.
//
// A work-group takes TILE_WORDS words of sites, lists those that fire and can matter in local memory, and works through
// the list, one site a work-item: no lane idles for a site that does not fire. The inputs of a site stay in registers;
// weights pass through local memory, UNITS hidden units at a time, and are read by all work-items at once.
//
// neural_step_gpu  x' of all sites, and the bits risen, sensed, written
//                  Launch: global (ceil(H * WORDS / TILE_WORDS) * GROUP, B), local (GROUP, 1)
// neural_mask_gpu  alive mask, bits of the new state, padding. Needed with an alive mask or a boundary other than zero
//                  Launch: global (H * WORDS * 64, B), local (64, 1): a group is a word
//
// Cost      as neural_step.cl
// Result    equal to neural_step up to rounding; the same bits for every GROUP and TILE_WORDS
#include "common/fire_mask.clh"
#include "neural_layout.clh"
#include "neural_activation.clh"
#include "neural_bits.clh"
#include "neural_form.clh"
#include "neural_idle.clh"

#ifndef GROUP
#define GROUP 128 // work-items of a group
#endif
#ifndef TILE_WORDS
#define TILE_WORDS 8 // words of 64 sites that a group works through
#endif
#ifndef UNITS
#define UNITS 16 // hidden units in local memory
#endif

// Copies a cell.
static inline void put_cell(global const float* from, global float* to) {
    UNROLL for (int c = 0; c < CELL; c += C_LANES) {
        C_STORE(C_LOAD(from + c), to + c);
    }
}

// Clears a cell, but for its angle.
static inline void clear_cell(global float* cell) {
#if ANGLED
    const float angle = cell[FRAME_CHANNEL];
#endif
    UNROLL for (int c = 0; c < CELL; c += C_LANES) {
        C_STORE((c_vector)(0.0f), cell + c);
    }
#if ANGLED
    cell[FRAME_CHANNEL] = angle;
#endif
}

kernel void neural_step_gpu(
        global float* restrict states,
        global ulong* restrict alive,
        global const ulong* restrict live,
        global ulong* restrict scratch,
        global const float* restrict weights,
        global const float* restrict stencils,
        const int height,
        const int width,
        const uint step,
        const uint sourceSlot,
        const uint targetSlot,
        const uint p16,
        const uint stream,
        const uint2 seed,
        const float stepSize,
        const float threshold) {
    local ulong activeWords[TILE_WORDS];
    local ulong keptWords[TILE_WORDS];
#if ANGLED
    local ulong idleWords[TILE_WORDS]; // sites that fire and sense nothing
    local float idleChange;
#endif
    local uint risenHalves[2 * TILE_WORDS];
    local int starts[TILE_WORDS + 1];
    local int list[TILE_WORDS * 64];
    local float first[UNITS * INPUT_SIZE]; // W1^T of UNITS hidden units
    local float second[UNITS * CELL];      // W2 of them
    const int item = (int)get_local_id(0);
    const size_t images = get_global_size(1);
    const size_t image = get_global_id(1);
    const int words = (width + 63) / 64;
    const int plane = height * words;
    const int firstWord = (int)get_group_id(0) * TILE_WORDS;
    const int stride = row_stride(width);
    global const ulong* sourceAlive = alive + (sourceSlot * images + image) * plane;
    global ulong* risen = scratch + image * plane;
    global ulong* sensed = scratch + (images + image) * plane;
    global ulong* written = scratch + (2 * images + image) * plane;
    global const float* source = states + (sourceSlot * images + image) * image_size(height, width);
    global float* target = states + (targetSlot * images + image) * image_size(height, width);

    for (int i = item; i < TILE_WORDS; i += GROUP) {
        const int place = firstWord + i;
        ulong active = 0ul;
        ulong pre = 0ul;
        ulong idle = 0ul;
        if (place < plane) {
            const int y = place / words;
            const int word = place - y * words;
            const ulong fire = fire_word((uint)(image * plane) + place, p16, step, stream, seed);
            pre = may_live(sourceAlive, y, word, height, width);
#if ANGLED
            active = dilated(live + (sourceSlot * images + image) * plane, y, word, height, width, 1) & fire;
            idle = valid_columns(word, width) & fire & ~active;
#else
            active = may_matter(sourceAlive, y, word, height, width) & fire;
#endif
            sensed[place] = pre;
            written[place] = pre | active;
        }
        activeWords[i] = active;
        keptWords[i] = pre & ~active;
#if ANGLED
        idleWords[i] = idle;
#endif
        risenHalves[2 * i] = 0u;
        risenHalves[2 * i + 1] = 0u;
    }
    barrier(CLK_LOCAL_MEM_FENCE);
    if (item == 0) {
#if ANGLED
        idleChange = idle_change(weights);
#endif
        starts[0] = 0;
        for (int i = 0; i < TILE_WORDS; ++i) {
            starts[i + 1] = starts[i] + (int)popcount(activeWords[i]);
        }
    }
    barrier(CLK_LOCAL_MEM_FENCE);
    for (int i = item; i < TILE_WORDS * 64; i += GROUP) {
        const int place = firstWord + i / 64;
        const int bit = i % 64;
        if ((activeWords[i / 64] >> bit) & 1ul) {
            list[starts[i / 64] + (int)popcount(activeWords[i / 64] & ((1ul << bit) - 1ul))] = i;
        } else if ((keptWords[i / 64] >> bit) & 1ul) {
            const int cell = site_offset(place % words * 64 + bit, place / words, width);
            put_cell(source + cell, target + cell);
        }
#if ANGLED
        if (place < plane && place % words * 64 + bit < width && ((activeWords[i / 64] >> bit) & 1ul) == 0ul) {
            const int at = site_offset(place % words * 64 + bit, place / words, width) + FRAME_CHANNEL;
            const float turned = source[at] + stepSize * idleChange;
            target[at] = wrapped((idleWords[i / 64] >> bit) & 1ul ? turned : source[at]);
        }
#endif
    }
    barrier(CLK_LOCAL_MEM_FENCE);

    const int count = starts[TILE_WORDS];
    for (int base = 0; base < count; base += GROUP) { // the same number of turns for all items of the group
        const bool busy = base + item < count;
        const int i = busy ? list[base + item] : 0;
        const int place = firstWord + i / 64;
        const int cell = site_offset(place % words * 64 + i % 64, place / words, width);
        float inputs[INPUT_STRIDE];
        float change[CELL];
        if (busy) {
            sense(source + cell - stride, source + cell, source + cell + stride, stencils, inputs);
            turn_site(frame_of(source + cell, inputs), inputs);
        } else {
            UNROLL for (int k = 0; k < INPUTS; ++k) {
                inputs[k] = 0.0f;
            }
        }
        UNROLL for (int c = 0; c < CELL; ++c) {
            change[c] = weights[PACKED_B2 + c];
        }
        for (int unit = 0; unit < HIDDEN; unit += UNITS) {
            const int units = min(UNITS, HIDDEN - unit);
            barrier(CLK_LOCAL_MEM_FENCE);
            for (int k = item; k < units * INPUT_SIZE; k += GROUP) {
                first[k] = weights[PACKED_W1T + unit * INPUT_SIZE + k];
            }
            for (int k = item; k < units * CELL; k += GROUP) {
                second[k] = weights[PACKED_W2 + unit * CELL + k];
            }
            barrier(CLK_LOCAL_MEM_FENCE);
            for (int h = 0; h < units; ++h) {
                float sum = weights[PACKED_B1 + unit + h];
                UNROLL for (int k = 0; k < INPUTS; ++k) {
                    sum += first[h * INPUT_SIZE + k] * inputs[k];
                }
                sum = activate(sum);
                UNROLL for (int c = 0; c < CELL; ++c) {
                    change[c] += second[h * CELL + c] * sum;
                }
            }
        }
        if (busy) {
            UNROLL for (int c = 0; c < CELL; ++c) {
                const float value = source[cell + c] + stepSize * change[c];
                target[cell + c] = ANGLED && c == FRAME_CHANNEL ? wrapped(value) : value;
            }
#if ALIVE
            if (target[cell + ALIVE_CHANNEL] > threshold) {
                atomic_or(&risenHalves[i / 32], 1u << (i % 32));
            }
#endif
        }
    }
#if ALIVE
    barrier(CLK_LOCAL_MEM_FENCE);
    for (int i = item; i < TILE_WORDS && firstWord + i < plane; i += GROUP) {
        const ulong made = (ulong)risenHalves[2 * i] | ((ulong)risenHalves[2 * i + 1] << 32);
        risen[firstWord + i] = (sourceAlive[firstWord + i] & ~activeWords[i]) | made;
    }
#endif
}

kernel void neural_mask_gpu(
        global float* restrict states,
        global ulong* restrict alive,
        global ulong* restrict live,
        global const ulong* restrict scratch,
        const int height,
        const int width,
        const uint targetSlot,
        const float threshold) {
    const size_t images = get_global_size(1);
    const size_t image = get_global_id(1);
    const int words = (width + 63) / 64;
    const int plane = height * words;
    const int place = (int)get_group_id(0);
    const int bit = (int)get_local_id(0);
    const int y = place / words;
    const int word = place - y * words;
    const int x = word * 64 + bit;
    const size_t slot = targetSlot * images + image;
    global float* target = states + slot * image_size(height, width);
#if ALIVE
    global const ulong* risen = scratch + image * plane;
    global ulong* nextAlive = alive + slot * plane;
    global ulong* nextLive = live + slot * plane;
    const ulong valid = valid_columns(word, width);
    ulong mask = valid;
#if ALIVE_PRE
    mask &= scratch[(images + image) * plane + place];
#endif
#if ALIVE_POST
    mask &= dilated(risen, y, word, height, width, 1);
#endif
    const ulong gone = (nextLive[place] | scratch[(2 * images + image) * plane + place]) & ~mask;
    if ((gone >> bit) & 1ul) {
        clear_cell(target + site_offset(x, y, width));
    }
    barrier(CLK_GLOBAL_MEM_FENCE); // all items of the group have read nextLive
    if (bit == 0) {
        nextLive[place] = mask;
        nextAlive[place] = (risen[place] & mask) | (0.0f > threshold ? valid & ~mask : 0ul);
    }
#endif
#if BOUNDARY != BOUNDARY_ZERO
    if (x >= width) {
        return;
    }
    // A site is copied to every place of the padding that stands for it.
    for (int v = 0; v < 3; ++v) {
        const int py = v == 0 ? y : v == 1 ? -1 : height;
        for (int h = 0; h < 3; ++h) {
            const int px = h == 0 ? x : h == 1 ? -1 : width;
            const bool stands = (v == 0 || outside_index(py, height) == y) && (h == 0 || outside_index(px, width) == x);
            if (stands && v + h > 0) {
                put_cell(target + site_offset(x, y, width), target + site_offset(px, py, width));
            }
        }
    }
#endif
}
