// SPDX-License-Identifier: Apache-2.0
// perceptron_pack - what the kernels of two dense layers need besides rows: sizes, packed weights, summed gradients.
//
// perceptron_layout  sizes int [3]: PACKED_SIZE, SUM_SIZE, TILE
// perceptron_pack    the weights in the order in which the products read them
// perceptron_sum     adds the partial sums of all chunks that have rows to the gradients of the weights
//
// w1      float [INPUTS][HIDDEN], rows ordered as GROUPS of perceptron.clh says; b1 float [HIDDEN]
// w2      float [HIDDEN][OUTPUTS]; b2 float [OUTPUTS], touched only if BIAS
// packed  float [PACKED_SIZE]
// sums    float [chunks][SUM_SIZE], as perceptron_adjoint left them
// count   int   [1], rows; chunk c holds the rows from c * chunk on
// gw1 ... float, as w1, b1, w2, b2: beta * old + sum; beta 0 reads nothing; written if bit 0, 1, 2 or 3 of `wants` is set
//
// Launch    layout: one item; pack: one item a value, surplus items return;
//           sum: global (larger of HIDDEN_SIZE and OUTPUT_SIZE / 16, INPUTS + OUTPUTS + 2), 16 neighbouring sums an item
// Order     chunks in rising order, one accumulator a sum: bit for bit repeatable
// Cost      pack 8 bytes a value; sum 1 flop and 4 bytes a partial
#include "common/perceptron.clh"

kernel void perceptron_layout(global int* restrict sizes) {
    sizes[0] = PACKED_SIZE;
    sizes[1] = SUM_SIZE;
    sizes[2] = TILE;
}

// Row and column of the value at `place` of panels [..][depth][width].
#define PANEL(place, depth, width) \
    const int panel = (place) / ((depth) * (width)); \
    const int row = (place) / (width) % (depth); \
    const int column = panel * (width) + (place) % (width);

kernel void perceptron_pack(global const float* restrict w1, global const float* restrict b1,
        global const float* restrict w2, global const float* restrict b2, global float* restrict packed) {
    const int at = get_global_id(0);
    float value = 0.0f;
    if (at >= PACKED_SIZE) {
        return;
    } else if (at < PACKED_B1) {
        PANEL(at, INPUTS, H_COLS * LANES)
        value = column < HIDDEN ? w1[weight_row(row) * HIDDEN + column] : 0.0f;
    } else if (at < PACKED_W2) {
        value = at - PACKED_B1 < HIDDEN ? b1[at - PACKED_B1] : 0.0f;
    } else if (at < PACKED_B2) {
        PANEL(at - PACKED_W2, HIDDEN, Y_COLS * LANES)
        value = column < OUTPUTS ? w2[row * OUTPUTS + column] : 0.0f;
    } else if (at < PACKED_W2T) {
#if BIAS
        value = at - PACKED_B2 < OUTPUTS ? b2[at - PACKED_B2] : 0.0f;
#endif
    } else if (at < PACKED_W1T) {
        PANEL(at - PACKED_W2T, OUTPUTS, H_COLS * LANES)
        value = column < HIDDEN ? w2[column * OUTPUTS + row] : 0.0f;
    } else {
        PANEL(at - PACKED_W1T, HIDDEN, X_COLS * LANES)
        value = column < INPUTS ? w1[weight_row(column) * HIDDEN + row] : 0.0f;
    }
    packed[at] = value;
}

static inline void add(float sum, global float* to, float beta) {
    *to = beta == 0.0f ? sum : fma(beta, *to, sum);
}

kernel void perceptron_sum(global const float* restrict sums, global float* restrict gw1, global float* restrict gb1,
        global float* restrict gw2, global float* restrict gb2, global const int* restrict count, const int chunk,
        const int wants, const float beta1, const float beta2, const float beta3, const float beta4) {
    const int first = (int)get_global_id(0) * LANES;
    const int line = get_global_id(1);
    const int isBias2 = line > INPUTS + OUTPUTS;
    const int which = line < INPUTS ? 1 : line == INPUTS ? 2 : isBias2 ? 8 : 4;
    const int width = isBias2 ? OUTPUTS : HIDDEN;
    if (first >= (isBias2 ? OUTPUT_SIZE : HIDDEN_SIZE) || (wants & which) == 0) {
        return;
    }
    const int row = line - INPUTS - 1; // of the second weights, transposed
    const int offset = line < INPUTS ? SUM_W1 + line * HIDDEN_SIZE
            : line == INPUTS ? SUM_B1 : isBias2 ? SUM_B2 : SUM_W2T + row * HIDDEN_SIZE;
    const int used = (count[0] + chunk - 1) / chunk;
    float16 total = (float16)(0.0f);
    for (int c = 0; c < used; ++c) {
        total += vload16(0, sums + (size_t)c * SUM_SIZE + offset + first);
    }
    float lane[LANES];
    vstore16(total, 0, lane);
    for (int i = 0; i < min(LANES, width - first); ++i) {
        if (which == 1) {
            add(lane[i], gw1 + weight_row(line) * HIDDEN + first + i, beta1);
        } else if (which == 2) {
            add(lane[i], gb1 + first + i, beta2);
        } else if (which == 4) {
            add(lane[i], gw2 + (first + i) * OUTPUTS + row, beta3);
        } else {
            add(lane[i], gb2 + first + i, beta4);
        }
    }
}
