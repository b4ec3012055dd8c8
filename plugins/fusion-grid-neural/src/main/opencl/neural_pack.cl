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

// Puts a state into a slot, with its padding and its bits. Launch: global (H + 2, B).
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
    const int y = inside ? padded : outside_index(padded, height);
    const bool empty = BOUNDARY == BOUNDARY_ZERO && !inside;
    const size_t place = slot * images + image;
    global float* to = states + place * image_size(height, width) + site_offset(0, padded, width);
    global const float* from = outside + (image * height + y) * width * CHANNELS;
    for (int x = -1; x <= width; ++x) {
        const bool edge = x < 0 || x == width;
        const int source = edge ? outside_index(x, width) : x;
        for (int c = 0; c < CELL; ++c) {
            const bool none = empty || (BOUNDARY == BOUNDARY_ZERO && edge) || c >= CHANNELS;
            to[x * CELL + c] = none ? 0.0f : from[source * CHANNELS + c];
        }
    }
#if ALIVE
    if (inside) {
        const int words = (width + 63) / 64;
        const size_t row = (place * height + y) * words;
        for (int word = 0; word < words; ++word) {
            ulong bits = 0ul;
            for (int x = word * 64; x < min(word * 64 + 64, width); ++x) {
                bits |= (ulong)(from[x * CHANNELS + ALIVE_CHANNEL] > threshold) << (x & 63);
            }
            alive[row + word] = bits;
            live[row + word] = valid_columns(word, width);
        }
    }
#endif
}

// Takes a state out of a slot. Launch: global (H, B).
kernel void neural_leave(
        global const float* restrict states, global float* restrict outside, const int width, const uint slot) {
    const int height = (int)get_global_size(0);
    const size_t images = get_global_size(1);
    const size_t image = get_global_id(1);
    const int y = (int)get_global_id(0);
    global const float* from =
            states + (slot * images + image) * image_size(height, width) + site_offset(0, y, width);
    global float* to = outside + (image * height + y) * width * CHANNELS;
    for (int x = 0; x < width; ++x) {
        for (int c = 0; c < CHANNELS; ++c) {
            to[x * CHANNELS + c] = from[x * CELL + c];
        }
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
