// SPDX-License-Identifier: Apache-2.0
// dense_lanes - a dense layer on rows and its adjoints, for CPUs: register tiles of TILE_ROWS rows x 16 outputs.
//
// Rows may be split among MEMBERS networks: member m has the rows m * capacity .. m * capacity + count[m] - 1 and its
// own weights. Rows at and beyond the count are neither read nor written.
//
//   dense_forward          y[r] = factor * activate(x[r] w + bias), plus beta * y[r] where beta is not 0
//   dense_input_gradient   gated[r] = x[r] * slope(output[r]), then y[r] = gated[r] w + beta * y[r]: x is the gradient
//                          of the layer's output, w its transposed weights, y the gradient of its input
//   dense_weight_partials  for each chunk of rows, x^T g and the column sums of g
//
// x         float [MEMBERS][capacity][INPUTS]
// w         float [MEMBERS][INPUTS][OUTPUTS]
// bias      float [MEMBERS][OUTPUTS], read only if BIAS
// y         float [MEMBERS][capacity][OUTPUTS]; must not alias an input
// output    float [MEMBERS][capacity][INPUTS], the layer's output
// gated     float [MEMBERS][capacity][INPUTS], written, then read by dense_weight_partials
// g         float [MEMBERS][capacity][OUTPUTS]
// partials  float [MEMBERS][chunks][INPUTS + 1][OUTPUTS], the last row holds the sums of g; chunks without rows are
//           left as they are
// count     int   [MEMBERS], read only if COUNTED; else all rows are valid
//
// Launch    forward, input_gradient: global (stripes, MEMBERS), any number of stripes; weight_partials: global
//           (chunks, MEMBERS), chunks * chunk >= capacity; local (1, 1): no barriers, no local memory
// Order     every sum runs over rising k or r with one accumulator: results depend on `chunk` alone
// Cost      2 * INPUTS * OUTPUTS flop a row, each
// Tails     the last 16 outputs overlap the block before, so that no load passes the end; narrower layers use a padded
//           copy of the weights
// Source    register blocking as in Goto and van de Geijn 2008, without packing: the panels fit the first cache
#include "common/activation.clh"
#include "common/lanes.clh"

#ifndef INPUTS
#define INPUTS 48
#endif
#ifndef OUTPUTS
#define OUTPUTS 128
#endif
#ifndef BIAS
#define BIAS 0
#endif
#ifndef COUNTED
#define COUNTED 1
#endif

#if COUNTED
#define ROWS_OF(member) count[member]
#else
#define ROWS_OF(member) capacity
#endif

#define NARROW (OUTPUTS < LANES)
#define WHOLE_BLOCKS (OUTPUTS / LANES)
#define TAIL (OUTPUTS % LANES)

// Where block n of 16 outputs is loaded from, and how many of its lanes are new.
#define BLOCKS (WHOLE_BLOCKS + (TAIL != 0))
#define BLOCK_START(n) ((n) < WHOLE_BLOCKS ? (n) * LANES : (NARROW ? 0 : OUTPUTS - LANES))
#define FIRST_LANE(n) (NARROW || (n) < WHOLE_BLOCKS ? 0 : LANES - TAIL)
#define LAST_LANE (NARROW ? OUTPUTS : LANES)

#if NARROW
#define WEIGHTS_SPACE private
#define WEIGHTS_STRIDE LANES
#else
#define WEIGHTS_SPACE global
#define WEIGHTS_STRIDE OUTPUTS
#endif

// Lanes first..LAST_LANE-1 of a value go to y, added to what is there if beta is not 0.
static inline void finish(float16 value, int first, global float* restrict y, float beta) {
    if (!NARROW && first == 0) {
        vstore16(beta == 0.0f ? value : fma((float16)(beta), vload16(0, y), value), 0, y);
        return;
    }
    float lane[LANES];
    vstore16(value, 0, lane);
    for (int i = first; i < LAST_LANE; ++i) {
        y[i] = beta == 0.0f ? lane[i] : fma(beta, y[i], lane[i]);
    }
}

// TILE_ROWS rows of x from `x` on, of which `left` >= 1 exist: rows beyond repeat the last one and are not stored.
static inline void tile(global const float* restrict x, int left, const WEIGHTS_SPACE float* restrict w,
        global const float* restrict bias, bool activated, float factor, global float* restrict y,
        float beta) {
#define ROW(i) global const float* restrict x##i = x + min(i, left - 1) * INPUTS;
    FOR_TILE(ROW)
#undef ROW
    for (int n = 0; n < BLOCKS; ++n) {
        const int column = BLOCK_START(n);
#if BIAS
        const float16 start = load_lanes(bias + column, OUTPUTS - column);
#else
        const float16 start = (float16)(0.0f);
#endif
#define ROW(i) float16 a##i = start;
        FOR_TILE(ROW)
#undef ROW
        for (int k = 0; k < INPUTS; ++k) {
            const float16 weights = vload16(0, w + k * WEIGHTS_STRIDE + column);
#define ROW(i) a##i = fma((float16)(x##i[k]), weights, a##i);
            FOR_TILE(ROW)
#undef ROW
        }
#define ROW(i) \
        if (i < left) { \
            finish(factor * (activated ? activate16(a##i) : a##i), FIRST_LANE(n), y + i * OUTPUTS + column, beta); \
        }
        FOR_TILE(ROW)
#undef ROW
    }
}

// The weights that a tile loads from: w itself, or a copy padded to 16 lanes.
#if NARROW
#define WEIGHTS(w) \
    float panel[INPUTS * LANES]; \
    for (int k = 0; k < INPUTS; ++k) { \
        vstore16(load_lanes((w) + k * OUTPUTS, OUTPUTS), k, panel); \
    } \
    const private float* restrict weights = panel;
#else
#define WEIGHTS(w) global const float* restrict weights = (w);
#endif

kernel void dense_forward(global const float* restrict x, global const float* restrict w,
        global const float* restrict bias, global float* restrict y, global const int* restrict count,
        const int capacity, const float factor, const float beta) {
    const int member = get_global_id(1);
    const int rows = ROWS_OF(member);
    const int tiles = (rows + TILE_ROWS - 1) / TILE_ROWS;
    const int first = (int)((long)tiles * get_global_id(0) / get_global_size(0));
    const int last = (int)((long)tiles * (get_global_id(0) + 1) / get_global_size(0));
    if (first == last) {
        return;
    }
    const size_t base = (size_t)member * capacity;
    WEIGHTS(w + (size_t)member * INPUTS * OUTPUTS)
    for (int t = first; t < last; ++t) {
        const int row = t * TILE_ROWS;
        tile(x + (base + row) * INPUTS, rows - row, weights, bias + member * OUTPUTS, true, factor,
                y + (base + row) * OUTPUTS, beta);
    }
}

kernel void dense_input_gradient(global const float* restrict x, global const float* restrict output,
        global float* restrict gated, global const float* restrict w, global float* restrict y,
        global const int* restrict count, const int capacity, const float beta) {
    const int member = get_global_id(1);
    const int rows = ROWS_OF(member);
    const int tiles = (rows + TILE_ROWS - 1) / TILE_ROWS;
    const int first = (int)((long)tiles * get_global_id(0) / get_global_size(0));
    const int last = (int)((long)tiles * (get_global_id(0) + 1) / get_global_size(0));
    if (first == last) {
        return;
    }
    const size_t base = (size_t)member * capacity;
    WEIGHTS(w + (size_t)member * INPUTS * OUTPUTS)
    for (int t = first; t < last; ++t) {
        const int row = t * TILE_ROWS;
        const size_t from = (base + row) * INPUTS;
        const int values = min(TILE_ROWS, rows - row) * INPUTS;
        int i = 0;
        for (; i + LANES <= values; i += LANES) {
            const float16 slope = activation_slope16(vload16(0, output + from + i));
            vstore16(vload16(0, x + from + i) * slope, 0, gated + from + i);
        }
        for (; i < values; ++i) {
            gated[from + i] = x[from + i] * activation_slope(output[from + i]);
        }
        tile(gated + from, rows - row, weights, 0, false, 1.0f, y + (base + row) * OUTPUTS, beta);
    }
}

// One block of 16 outputs of a chunk: x^T g for all inputs, then the sum of g.
static inline void partial_block(global const float* restrict x, global const float* restrict g, int rows, long left,
        int n, global float* restrict partial) {
    const int column = BLOCK_START(n);
    for (int top = 0; top < INPUTS; top += TILE_ROWS) {
#define ROW(i) float16 a##i = (float16)(0.0f); const int k##i = min(top + i, INPUTS - 1);
        FOR_TILE(ROW)
#undef ROW
        for (int r = 0; r < rows; ++r) {
#if NARROW
            const float16 value = load_lanes(g + r * OUTPUTS, left - (long)r * OUTPUTS);
#else
            const float16 value = vload16(0, g + r * OUTPUTS + column);
#endif
            global const float* restrict row = x + r * INPUTS;
#define ROW(i) a##i = fma((float16)(row[k##i]), value, a##i);
            FOR_TILE(ROW)
#undef ROW
        }
#define ROW(i) \
        if (top + i < INPUTS) { \
            store_lanes(a##i, FIRST_LANE(n), LAST_LANE, partial + (top + i) * OUTPUTS + column + FIRST_LANE(n)); \
        }
        FOR_TILE(ROW)
#undef ROW
    }
    float16 sum = (float16)(0.0f);
    for (int r = 0; r < rows; ++r) {
        sum += load_lanes(g + r * OUTPUTS + column, left - (long)r * OUTPUTS - column);
    }
    store_lanes(sum, FIRST_LANE(n), LAST_LANE, partial + INPUTS * OUTPUTS + column + FIRST_LANE(n));
}

kernel void dense_weight_partials(global const float* restrict x, global const float* restrict g,
        global float* restrict partials, global const int* restrict count, const int capacity, const int chunk) {
    const int member = get_global_id(1);
    const int chunks = get_global_size(0);
    const int first = (int)get_global_id(0) * chunk;
    const int rows = min(chunk, ROWS_OF(member) - first);
    if (rows <= 0) {
        return;
    }
    const size_t row = (size_t)member * capacity + first;
    const long left = ((long)capacity - first) * OUTPUTS; // floats of g from this chunk's first on
    global float* partial = partials + ((size_t)member * chunks + get_global_id(0)) * (INPUTS + 1) * OUTPUTS;
    for (int n = 0; n < BLOCKS; ++n) {
        partial_block(x + row * INPUTS, g + row * OUTPUTS, rows, left, n, partial);
    }
}
