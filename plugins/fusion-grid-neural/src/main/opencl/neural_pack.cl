// SPDX-License-Identifier: Apache-2.0
// neural_pack - ways in and out of the layouts of the fused step: states, gradients and weights.
//
// All are copies with a change of order; none is on the path of a single step.
//
// outside   state, gradient  float [B][H][W][CHANNELS]
//           W1 float [rows, see FORM][HIDDEN], b1 float [HIDDEN], W2 float [HIDDEN][CHANNELS], b2 float [CHANNELS]
// inside    see neural_layout.clh, neural_step.cl and neural_step_adjoint.cl
//
// Launch    given with each kernel; local any; global sizes are exact
#include "neural_layout.clh"
#include "neural_bits.clh"

// sizes int [5]: CELL, PACKED_SIZE, SUM_SIZE, SENSED_STRIDE, TILE. Launch: global 1.
kernel void neural_layout(global int* restrict sizes) {
    sizes[0] = CELL;
    sizes[1] = PACKED_SIZE;
    sizes[2] = SUM_SIZE;
    sizes[3] = SENSED_STRIDE;
    sizes[4] = TILE;
}

// Row of W1 for an inside input, or -1: such an input has weights of 0.
static inline int outside_input(int input) {
#if FORM == FORM_INTERLEAVED
    return input % CHANNELS * OPERATORS + input / CHANNELS;
#elif TURNED
    const int block = input / CHANNELS;
    const int whole = ANGLED ? 0 : min(block, GX); // blocks before this one that have a row for the last channel
    const bool none = input % CHANNELS == FRAME_CHANNEL && (ANGLED || block >= GX);
    return none ? -1 : whole * CHANNELS + (block - whole) * (CHANNELS - 1) + input % CHANNELS;
#else
    return input;
#endif
}

static inline float first_weight(global const float* w1, int input, int hidden) {
    const int row = input < INPUTS && hidden < HIDDEN ? outside_input(input) : -1;
    return row < 0 ? 0.0f : w1[row * HIDDEN + hidden];
}

static inline float second_weight(global const float* w2, int hidden, int channel) {
    return hidden < HIDDEN && channel < CHANNELS ? w2[hidden * CHANNELS + channel] : 0.0f;
}

// Packs the weights: each matrix in blocks of as many columns as a product keeps in registers, depth by depth.
// Launch: global PACKED_SIZE.
kernel void neural_pack(
        global const float* restrict w1,
        global const float* restrict b1,
        global const float* restrict w2,
        global const float* restrict b2,
        global float* restrict packed) {
    const int i = (int)get_global_id(0);
    float value;
    if (i < PACKED_B1) {
        const int width = H_COLS * H_LANES;
        const int column = i / (INPUTS * width) * width + i % width;
        value = first_weight(w1, i / width % INPUTS, column);
    } else if (i < PACKED_W2) {
        const int hidden = i - PACKED_B1;
        value = hidden < HIDDEN ? b1[hidden] : 0.0f;
    } else if (i < PACKED_B2) {
        const int at = i - PACKED_W2;
        const int width = C_COLS * C_LANES;
        const int column = at / (HIDDEN * width) * width + at % width;
        value = second_weight(w2, at / width % HIDDEN, column);
    } else if (i < PACKED_W2T) {
        const int channel = i - PACKED_B2;
        value = OUTPUT_BIAS && channel < CHANNELS ? b2[channel] : 0.0f;
    } else if (i < PACKED_W1T) {
        const int at = i - PACKED_W2T;
        const int width = H_COLS * H_LANES;
        const int column = at / (CHANNELS * width) * width + at % width;
        value = second_weight(w2, column, at / width % CHANNELS);
    } else {
        const int at = i - PACKED_W1T;
        const int width = P_COLS * P_LANES;
        const int column = at / (HIDDEN * width) * width + at % width;
        value = first_weight(w1, column, at / width % HIDDEN);
    }
    packed[i] = value;
}

// Adds the weight gradients of all slots, in the order of the slots, to w1, b1, w2 and b2. Launch: global
// (HIDDEN, INPUTS + 1 + CHANNELS + 1); row INPUTS is b1, then come the columns of W2, then b2 (its first CHANNELS).
kernel void neural_reduce(
        global const float* restrict sums,
        const int slots,
        global float* restrict w1,
        global float* restrict b1,
        global float* restrict w2,
        global float* restrict b2) {
    const int hidden = (int)get_global_id(0);
    const int row = (int)get_global_id(1);
    int at;
    if (row < INPUTS) {
        at = SUM_W1 + row * HIDDEN_SIZE + hidden;
    } else if (row == INPUTS) {
        at = SUM_B1 + hidden;
    } else {
        at = SUM_W2T + (row - INPUTS - 1) * HIDDEN_SIZE + hidden;
    }
    const int last = INPUTS + 1 + CHANNELS;
    // Channels may be more than hidden units: the last row walks over all of them.
    for (int channel = hidden; row == last ? channel < CHANNELS : channel == hidden; channel += HIDDEN) {
        const int from = row == last ? SUM_B2 + channel : at;
        float sum = 0.0f;
        for (int slot = 0; slot < slots; ++slot) {
            sum += sums[(size_t)slot * SUM_SIZE + from];
        }
        if (row < INPUTS) {
            if (outside_input(row) >= 0) {
                w1[outside_input(row) * HIDDEN + hidden] += sum;
            }
        } else if (row == INPUTS) {
            b1[hidden] += sum;
        } else if (row < last) {
            w2[hidden * CHANNELS + row - INPUTS - 1] += sum;
        } else if (OUTPUT_BIAS) {
            b2[channel] += sum;
        }
    }
}

// A site as others know it, into its padded cell.
static inline void put_site(global const float* from, global float* to) {
#if CHANNELS == CELL
    UNROLL for (int c = 0; c < CELL; c += C_LANES) {
        C_STORE(C_LOAD(from + c), to + c);
    }
#else
    for (int c = 0; c < CELL; ++c) {
        to[c] = c < CHANNELS ? from[c] : 0.0f;
    }
#endif
}

#if ALIVE
// Puts the sites of a word into their cells and makes their bits: alive, and live where a bit of a channel is set. A
// site that is zero is written only where the slot holds something else. An angle outlives its cell: then all are live.
static inline void put_word(
        global const float* from, global float* to, int count, global ulong* alive, global ulong* live, float threshold) {
    const ulong before = *live;
    ulong above = 0ul;
    ulong some = 0ul;
    for (int i = 0; i < count; ++i) {
        global const float* site = from + i * CHANNELS;
        uint bits = 0u;
        for (int c = 0; c < CHANNELS; ++c) {
            bits |= as_uint(site[c]);
        }
        above |= (ulong)(site[ALIVE_CHANNEL] > threshold) << i;
        some |= (ulong)(ANGLED || bits != 0u) << i;
        if ((((some | before) >> i) & 1ul) != 0ul) {
            put_site(site, to + i * CELL);
        }
    }
    *alive = above;
    *live = some;
}
#endif

// A padded cell as others know it; none stands for zero.
static inline void take_site(global const float* from, global float* to) {
#if CHANNELS == CELL
    UNROLL for (int c = 0; c < CELL; c += C_LANES) {
        C_STORE(from == 0 ? (c_vector)(0.0f) : C_LOAD(from + c), to + c);
    }
#else
    for (int c = 0; c < CHANNELS; ++c) {
        to[c] = from == 0 ? 0.0f : from[c];
    }
#endif
}

// Puts a state into a slot, with its padding and its bits. `live` says what in the slot is not zero, before and after;
// the padding of a zero boundary is zero from the first on. Launch: global (H + 2, B).
kernel void neural_enter(
        global const float* restrict outside,
        global float* restrict states,
        global ulong* restrict alive,
        global ulong* restrict live,
        const int width,
        const uint slot,
        const float threshold) {
    const int height = (int)get_global_size(0) - 2;
    const size_t images = get_global_size(1);
    const size_t image = get_global_id(1);
    const int padded = (int)get_global_id(0) - 1;
    const bool inside = padded >= 0 && padded < height;
    if (BOUNDARY == BOUNDARY_ZERO && !inside) {
        return;
    }
    const int y = inside ? padded : outside_index(padded, height);
    const size_t place = slot * images + image;
    global float* to = states + place * image_size(height, width) + site_offset(0, padded, width);
    global const float* from = outside + (image * height + y) * width * CHANNELS;
    int done = 0; // sites
#if ALIVE
    const size_t row = (place * height + y) * ((width + 63) / 64);
    for (int word = 0; inside && done < width; ++word) {
        const int count = min(64, width - done);
        put_word(from + done * CHANNELS, to + done * CELL, count, alive + row + word, live + row + word, threshold);
        done += count;
    }
#endif
    for (; done < width; ++done) {
        put_site(from + done * CHANNELS, to + done * CELL);
    }
#if BOUNDARY != BOUNDARY_ZERO
    put_site(from + outside_index(-1, width) * CHANNELS, to - CELL);
    put_site(from + outside_index(width, width) * CHANNELS, to + width * CELL);
#endif
}

// Takes a state out of a slot. Launch: global (H, B).
kernel void neural_leave(
        global const float* restrict states,
        global const ulong* restrict live,
        global float* restrict outside,
        const int width,
        const uint slot) {
    const int height = (int)get_global_size(0);
    const size_t images = get_global_size(1);
    const size_t place = slot * images + get_global_id(1);
    const int y = (int)get_global_id(0);
    const int words = (width + 63) / 64;
    global const float* from = states + place * image_size(height, width) + site_offset(0, y, width);
    global float* to = outside + (get_global_id(1) * height + y) * width * CHANNELS;
    for (int x = 0; x < width; ++x) {
        const bool some = !ALIVE || ANGLED || ((live[(place * height + y) * words + x / 64] >> (x & 63)) & 1ul) != 0ul;
        take_site(some ? from + x * CELL : 0, to + x * CHANNELS);
    }
}

// Where row y of a gradient lies among the blocks of its stripes.
static inline size_t gradient_row(size_t place, int y, int height, int width, int stripeRows) {
    const size_t stripes = (height + stripeRows - 1) / stripeRows;
    const size_t block = (size_t)(stripeRows + 2) * (width + 2) * CELL;
    return (place * stripes + y / stripeRows) * block + site_offset(0, y % stripeRows, width);
}

// Puts a gradient into one side (add = 0) or adds it there (add = 1). Launch: global (H, B).
kernel void neural_gradient_enter(
        global const float* restrict outside,
        global float* restrict gradients,
        const int width,
        const int stripeRows,
        const uint side,
        const int add) {
    const int height = (int)get_global_size(0);
    const size_t place = side * get_global_size(1) + get_global_id(1);
    const int y = (int)get_global_id(0);
    global float* to = gradients + gradient_row(place, y, height, width, stripeRows);
    global const float* from = outside + (get_global_id(1) * height + y) * width * CHANNELS;
    for (int x = 0; x < width; ++x) {
        for (int c = 0; c < CELL; ++c) {
            const float value = c < CHANNELS ? from[x * CHANNELS + c] : 0.0f;
            to[x * CELL + c] = add ? to[x * CELL + c] + value : value;
        }
    }
}

// Takes a gradient out of one side. Launch: global (H, B).
kernel void neural_gradient_leave(
        global const float* restrict gradients,
        global float* restrict outside,
        const int width,
        const int stripeRows,
        const uint side) {
    const int height = (int)get_global_size(0);
    const size_t place = side * get_global_size(1) + get_global_id(1);
    const int y = (int)get_global_id(0);
    global const float* from = gradients + gradient_row(place, y, height, width, stripeRows);
    global float* to = outside + (get_global_id(1) * height + y) * width * CHANNELS;
    for (int x = 0; x < width; ++x) {
        for (int c = 0; c < CHANNELS; ++c) {
            to[x * CHANNELS + c] = from[x * CELL + c];
        }
    }
}
