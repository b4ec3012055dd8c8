// SPDX-License-Identifier: Apache-2.0
// perceptron_lanes - two dense layers on rows in one kernel each way, for CPUs. The hidden layer of a tile of rows lies
// in the first cache and never goes to memory; the adjoint computes it again.
//
//   perceptron_forward   y = factor * (f(x W1 + b1) W2 + b2)
//   perceptron_adjoint   gx = beta * gx + W1^T gh with gh = f'(h) W2^T (factor gy), and for each chunk of rows the sums of
//                        x gh^T, gh, h (factor gy)^T and factor gy
//
// x        float [capacity][INPUTS]
// packed   float [PACKED_SIZE], made by perceptron_pack
// y, gy    float [capacity][OUTPUTS]
// gx       float [capacity][INPUTS], written if `wants`; beta 0 reads nothing
// sums     float [chunks][SUM_SIZE]; chunks without rows are left as they are
// count    int   [1]; rows at and beyond the count are neither read nor written
//
// Launch    forward: global any number of stripes; adjoint: global chunks with chunks * chunk >= capacity, chunk a
//           multiple of TILE; local 1: no barriers, no local memory
// Order     every sum runs over rising k or r with one accumulator: results depend on `chunk` alone
// Cost      2 * HIDDEN * (INPUTS + OUTPUTS) flop a row forward, 2 * HIDDEN * (3 * INPUTS + 2 * OUTPUTS) back
#include "common/perceptron.clh"

// `rows` rows of `width` values to a tile with rows of `stride`; the tile is 0 in rows up to TILE and beyond the width.
static inline void load_tile(global const float* from, int rows, int width, int stride, float factor, float* tile) {
    for (int r = 0; r < TILE; ++r) {
        for (int c = 0; c < stride; c += LANES) {
            const int left = r < rows ? width - c : 0;
            const float16 value = left <= 0 ? (float16)(0.0f) : load_lanes(from + r * width + c, left);
            vstore16(factor * value, 0, tile + r * stride + c);
        }
    }
}

// One vector of a row of `width` values, added to what is there if beta is not 0.
static inline void store_row(float16 value, global float* row, int column, int width, float beta) {
    const int left = width - column;
    if (left >= LANES) {
        global float* to = row + column;
        vstore16(beta == 0.0f ? value : fma((float16)(beta), vload16(0, to), value), 0, to);
        return;
    }
    float lane[LANES];
    vstore16(value, 0, lane);
    for (int i = 0; i < left; ++i) {
        row[column + i] = beta == 0.0f ? lane[i] : fma(beta, row[column + i], lane[i]);
    }
}

// hidden[n][HIDDEN_SIZE] = f(x[n][INPUTS] W1 + b1)
static inline void hidden_layer(int n, const float* x, global const float* packed, float* hidden) {
    for (int block = 0; block < HIDDEN_SIZE; block += H_COLS * LANES) {
        global const float* right = packed + PACKED_W1 + block * INPUTS;
        global const float* bias = packed + PACKED_B1 + block;
        for (int row = 0; row < n; row += H_ROWS) {
            const float* left = x + row * X_STRIDE;
            float* out = hidden + row * HIDDEN_SIZE + block;
#define LEFT(i, k) left[(i) * X_STRIDE + (k)]
#define RIGHT(k, j) vload16(0, right + ((k) * H_COLS + (j)) * LANES)
#define START(i, j) vload16(0, bias + (j) * LANES)
#define FINISH(i, j, sum) vstore16(activate16(sum), 0, out + (i) * HIDDEN_SIZE + (j) * LANES);
            BLOCK_PRODUCT(H_ROWS, H_COLS, INPUTS, LEFT, RIGHT, START, FINISH)
#undef LEFT
#undef RIGHT
#undef START
#undef FINISH
        }
    }
}

// y[n][OUTPUTS] = factor * (hidden[n][HIDDEN] W2 + b2)
static inline void output_layer(
        int n, const float* hidden, global const float* packed, float factor, global float* y) {
    for (int block = 0; block < OUTPUT_SIZE; block += Y_COLS * LANES) {
        global const float* right = packed + PACKED_W2 + block * HIDDEN;
        global const float* bias = packed + PACKED_B2 + block;
        for (int row = 0; row < n; row += Y_ROWS) {
            const float* left = hidden + row * HIDDEN_SIZE;
#define LEFT(i, k) left[(i) * HIDDEN_SIZE + (k)]
#define RIGHT(k, j) vload16(0, right + ((k) * Y_COLS + (j)) * LANES)
#define START(i, j) vload16(0, bias + (j) * LANES)
#define FINISH(i, j, sum) \
    if (row + (i) < n) { \
        store_row(factor * sum, y + (row + (i)) * OUTPUTS, block + (j) * LANES, OUTPUTS, 0.0f); \
    }
            BLOCK_PRODUCT(Y_ROWS, Y_COLS, HIDDEN, LEFT, RIGHT, START, FINISH)
#undef LEFT
#undef RIGHT
#undef START
#undef FINISH
        }
    }
}

// hidden[n][HIDDEN_SIZE] = (gy[n][OUTPUTS] W2^T) * slope(hidden): gradients take the place of values.
static inline void hidden_adjoint(int n, const float* gy, global const float* packed, float* hidden) {
    for (int block = 0; block < HIDDEN_SIZE; block += H_COLS * LANES) {
        global const float* right = packed + PACKED_W2T + block * OUTPUTS;
        for (int row = 0; row < n; row += H_ROWS) {
            const float* left = gy + row * Y_STRIDE;
            float* out = hidden + row * HIDDEN_SIZE + block;
#define LEFT(i, k) left[(i) * Y_STRIDE + (k)]
#define RIGHT(k, j) vload16(0, right + ((k) * H_COLS + (j)) * LANES)
#define START(i, j) (float16)(0.0f)
#define FINISH(i, j, sum) \
    { \
        float* place = out + (i) * HIDDEN_SIZE + (j) * LANES; \
        vstore16(sum * activation_slope16(vload16(0, place)), 0, place); \
    }
            BLOCK_PRODUCT(H_ROWS, H_COLS, OUTPUTS, LEFT, RIGHT, START, FINISH)
#undef LEFT
#undef RIGHT
#undef START
#undef FINISH
        }
    }
}

// gx[n][INPUTS] = beta * gx + gh[n][HIDDEN] W1^T
static inline void inputs_adjoint(int n, const float* gh, global const float* packed, global float* gx, float beta) {
    for (int block = 0; block < INPUT_SIZE; block += X_COLS * LANES) {
        global const float* right = packed + PACKED_W1T + block * HIDDEN;
        for (int row = 0; row < n; row += X_ROWS) {
            const float* left = gh + row * HIDDEN_SIZE;
#define LEFT(i, k) left[(i) * HIDDEN_SIZE + (k)]
#define RIGHT(k, j) vload16(0, right + ((k) * X_COLS + (j)) * LANES)
#define START(i, j) (float16)(0.0f)
#define FINISH(i, j, sum) \
    if (row + (i) < n) { \
        store_row(sum, gx + (row + (i)) * INPUTS, block + (j) * LANES, INPUTS, beta); \
    }
            BLOCK_PRODUCT(X_ROWS, X_COLS, HIDDEN, LEFT, RIGHT, START, FINISH)
#undef LEFT
#undef RIGHT
#undef START
#undef FINISH
        }
    }
}

// sums[rows][HIDDEN_SIZE] (+)= left[n][stride]^T right[n][HIDDEN_SIZE]
#define LEFT(i, k) left[(k) * stride + (i)]
#define RIGHT(k, j) vload16(0, right + (k) * HIDDEN_SIZE + (j) * LANES)
#define START(i, j) (fresh ? (float16)(0.0f) : vload16(0, out + (i) * HIDDEN_SIZE + (j) * LANES))
#define FINISH(i, j, sum) vstore16(sum, 0, out + (i) * HIDDEN_SIZE + (j) * LANES);
#define WEIGHTS_ADJOINT(name, GRADIENT_SIZE, GRADIENT_BLOCK, STRIDE) \
    static inline void name(int n, const float* rows, const float* hidden, int fresh, global float* sums) { \
        const int stride = STRIDE; \
        for (int block = 0; block < HIDDEN_SIZE; block += H_COLS * LANES) { \
            const float* right = hidden + block; \
            for (int row = 0; row < GRADIENT_SIZE; row += GRADIENT_BLOCK) { \
                const float* left = rows + row; \
                global float* out = sums + row * HIDDEN_SIZE + block; \
                BLOCK_PRODUCT(GRADIENT_BLOCK, H_COLS, n, LEFT, RIGHT, START, FINISH) \
            } \
        } \
    }
WEIGHTS_ADJOINT(first_weights_adjoint, GRADIENT_INPUTS, GRADIENT_ROWS_1, X_STRIDE)
WEIGHTS_ADJOINT(second_weights_adjoint, GRADIENT_OUTPUTS, GRADIENT_ROWS_2, Y_STRIDE)
#undef LEFT
#undef RIGHT
#undef START
#undef FINISH

// sums[size] (+)= column sums of rows[n][stride]
static inline void bias_adjoint(int n, const float* rows, int stride, int size, int fresh, global float* sums) {
    for (int c = 0; c < size; c += LANES) {
        float16 sum = fresh ? (float16)(0.0f) : vload16(0, sums + c);
        for (int r = 0; r < n; ++r) {
            sum += vload16(0, rows + r * stride + c);
        }
        vstore16(sum, 0, sums + c);
    }
}

kernel void perceptron_forward(global const float* restrict x, global const float* restrict packed,
        global float* restrict y, global const int* restrict count, const float factor) {
    float inputs[TILE * X_STRIDE] __attribute__((aligned(64)));
    float hidden[TILE * HIDDEN_SIZE] __attribute__((aligned(64)));
    const int rows = count[0];
    const int tiles = (rows + TILE - 1) / TILE;
    const int first = (int)((long)tiles * get_global_id(0) / get_global_size(0));
    const int last = (int)((long)tiles * (get_global_id(0) + 1) / get_global_size(0));
    for (int t = first; t < last; ++t) {
        const size_t row = (size_t)t * TILE;
        const int n = min(TILE, rows - (int)row);
        load_tile(x + row * INPUTS, n, INPUTS, X_STRIDE, 1.0f, inputs);
        hidden_layer(n, inputs, packed, hidden);
        output_layer(n, hidden, packed, factor, y + row * OUTPUTS);
    }
}

kernel void perceptron_adjoint(global const float* restrict x, global const float* restrict gy,
        global const float* restrict packed, global float* restrict gx, global float* restrict sums,
        global const int* restrict count, const int chunk, const float factor, const int wants, const float beta) {
    float inputs[TILE * X_STRIDE] __attribute__((aligned(64)));
    float hidden[TILE * HIDDEN_SIZE] __attribute__((aligned(64)));
    float outputs[TILE * Y_STRIDE] __attribute__((aligned(64)));
    const int begin = (int)get_global_id(0) * chunk;
    const int end = min(begin + chunk, count[0]);
    global float* partial = sums + get_global_id(0) * SUM_SIZE;
    for (int first = begin; first < end; first += TILE) {
        const size_t row = (size_t)first;
        const int n = min(TILE, end - first);
        const int fresh = first == begin;
        load_tile(x + row * INPUTS, n, INPUTS, X_STRIDE, 1.0f, inputs);
        load_tile(gy + row * OUTPUTS, n, OUTPUTS, Y_STRIDE, factor, outputs);
        hidden_layer(n, inputs, packed, hidden);
        second_weights_adjoint(n, outputs, hidden, fresh, partial + SUM_W2T);
        bias_adjoint(n, outputs, Y_STRIDE, OUTPUT_SIZE, fresh, partial + SUM_B2);
        hidden_adjoint(n, outputs, packed, hidden);
        first_weights_adjoint(n, inputs, hidden, fresh, partial + SUM_W1);
        bias_adjoint(n, hidden, HIDDEN_SIZE, HIDDEN_SIZE, fresh, partial + SUM_B1);
        if (wants) {
            inputs_adjoint(n, hidden, packed, gx + row * INPUTS, beta);
        }
    }
}
