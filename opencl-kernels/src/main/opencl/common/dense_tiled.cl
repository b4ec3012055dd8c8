// SPDX-License-Identifier: Apache-2.0
// dense_tiled - a dense layer on rows and its adjoints, for GPUs: tiles in local memory.
//
// The same three kernels, arguments, layouts and order of sums as dense_lanes.cl; see there. A group of 16 x 16 items
// makes a tile of 64 rows x 16 * COLUMNS columns, each item 4 rows x COLUMNS columns that lie 16 apart; 16 terms of the
// sum pass through local memory at a time.
//
// Launch    forward, input_gradient: global (16 * ceil(OUTPUTS / (16 * COLUMNS)), 16 * ceil(capacity / 64), MEMBERS);
//           weight_partials: global (16 * ceil(OUTPUTS / (16 * COLUMNS)), 16 * ceil((INPUTS + 1) / 64),
//           chunks * MEMBERS); local (16, 16, 1). Groups without rows return together
// Gate      input_gradient gates while it loads: each of the groups of one row tile gates for itself, the first of them
//           writes `gated`
// Cost      2 * INPUTS * OUTPUTS flop a row, each
#include "common/activation.clh"

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
#ifndef COLUMNS
#define COLUMNS 4 // 1, 2 or 4
#endif

#define SIDE 16              // items of a group along each axis
#define ROWS 4               // rows of an item
#define TILE (SIDE * ROWS)   // rows of a group
#define WIDTH (SIDE * COLUMNS)
#define DEPTH 16             // terms in local memory

// Adds DEPTH terms: a [DEPTH][TILE + 1] and b [DEPTH][WIDTH] in local memory.
static inline void multiply(const local float* restrict a, const local float* restrict b, int depth,
        float sum[ROWS][COLUMNS]) {
    const int tx = get_local_id(0);
    const int ty = get_local_id(1);
    for (int k = 0; k < depth; ++k) {
        float column[COLUMNS];
#pragma unroll
        for (int j = 0; j < COLUMNS; ++j) {
            column[j] = b[k * WIDTH + j * SIDE + tx];
        }
#pragma unroll
        for (int i = 0; i < ROWS; ++i) {
            const float value = a[k * (TILE + 1) + i * SIDE + ty];
#pragma unroll
            for (int j = 0; j < COLUMNS; ++j) {
                sum[i][j] = fma(value, column[j], sum[i][j]);
            }
        }
    }
}

// DEPTH x WIDTH of a row-major matrix [rows][OUTPUTS] from (first, left) on; 0 beyond its ends.
static inline void load_columns(global const float* restrict from, int first, int rows, int left,
        local float* restrict b) {
    const int item = get_local_id(1) * SIDE + get_local_id(0);
    for (int i = item; i < DEPTH * WIDTH; i += SIDE * SIDE) {
        const int k = first + i / WIDTH;
        const int n = left + i % WIDTH;
        b[i] = k < rows && n < OUTPUTS ? from[(size_t)k * OUTPUTS + n] : 0.0f;
    }
}

// Writes an item's sums: y = factor * activated sums + beta * y.
static inline void finish(float sum[ROWS][COLUMNS], bool activated, float factor, int top, int rows, int left,
        global float* restrict y, float beta) {
    for (int i = 0; i < ROWS; ++i) {
        const int row = top + i * SIDE + get_local_id(1);
        for (int j = 0; j < COLUMNS; ++j) {
            const int n = left + j * SIDE + get_local_id(0);
            if (row < rows && n < OUTPUTS) {
                const size_t at = (size_t)row * OUTPUTS + n;
                const float value = factor * (activated ? activate(sum[i][j]) : sum[i][j]);
                y[at] = beta == 0.0f ? value : fma(beta, y[at], value);
            }
        }
    }
}

kernel __attribute__((reqd_work_group_size(SIDE, SIDE, 1)))
void dense_forward(global const float* restrict x, global const float* restrict w,
        global const float* restrict bias, global float* restrict y, global const int* restrict count,
        const int capacity, const float factor, const float beta) {
    local float a[DEPTH * (TILE + 1)];
    local float b[DEPTH * WIDTH];
    const int member = get_group_id(2);
    const int rows = ROWS_OF(member);
    const int top = get_group_id(1) * TILE;
    if (top >= rows) {
        return;
    }
    const int left = get_group_id(0) * WIDTH;
    const int item = get_local_id(1) * SIDE + get_local_id(0);
    x += (size_t)member * capacity * INPUTS;
    w += (size_t)member * INPUTS * OUTPUTS;
    float sum[ROWS][COLUMNS];
    for (int j = 0; j < COLUMNS; ++j) {
        float start = 0.0f;
#if BIAS
        const int n = left + j * SIDE + get_local_id(0);
        start = n < OUTPUTS ? bias[member * OUTPUTS + n] : 0.0f;
#endif
        for (int i = 0; i < ROWS; ++i) {
            sum[i][j] = start;
        }
    }
    for (int k0 = 0; k0 < INPUTS; k0 += DEPTH) {
        for (int i = item; i < DEPTH * TILE; i += SIDE * SIDE) {
            const int k = k0 + i % DEPTH;
            const int row = top + i / DEPTH;
            a[(i % DEPTH) * (TILE + 1) + i / DEPTH] = k < INPUTS && row < rows ? x[(size_t)row * INPUTS + k] : 0.0f;
        }
        load_columns(w, k0, INPUTS, left, b);
        barrier(CLK_LOCAL_MEM_FENCE);
        multiply(a, b, min(DEPTH, INPUTS - k0), sum);
        barrier(CLK_LOCAL_MEM_FENCE);
    }
    finish(sum, true, factor, top, rows, left, y + (size_t)member * capacity * OUTPUTS, beta);
}

kernel __attribute__((reqd_work_group_size(SIDE, SIDE, 1)))
void dense_input_gradient(global const float* restrict x, global const float* restrict output,
        global float* restrict gated, global const float* restrict w, global float* restrict y,
        global const int* restrict count, const int capacity, const float beta) {
    local float a[DEPTH * (TILE + 1)];
    local float b[DEPTH * WIDTH];
    const int member = get_group_id(2);
    const int rows = ROWS_OF(member);
    const int top = get_group_id(1) * TILE;
    if (top >= rows) {
        return;
    }
    const int left = get_group_id(0) * WIDTH;
    const int item = get_local_id(1) * SIDE + get_local_id(0);
    const size_t base = (size_t)member * capacity * INPUTS;
    w += (size_t)member * INPUTS * OUTPUTS;
    float sum[ROWS][COLUMNS] = {{0.0f}};
    for (int k0 = 0; k0 < INPUTS; k0 += DEPTH) {
        for (int i = item; i < DEPTH * TILE; i += SIDE * SIDE) {
            const int k = k0 + i % DEPTH;
            const int row = top + i / DEPTH;
            float value = 0.0f;
            if (k < INPUTS && row < rows) {
                const size_t at = base + (size_t)row * INPUTS + k;
                value = x[at] * activation_slope(output[at]);
                if (left == 0) {
                    gated[at] = value;
                }
            }
            a[(i % DEPTH) * (TILE + 1) + i / DEPTH] = value;
        }
        load_columns(w, k0, INPUTS, left, b);
        barrier(CLK_LOCAL_MEM_FENCE);
        multiply(a, b, min(DEPTH, INPUTS - k0), sum);
        barrier(CLK_LOCAL_MEM_FENCE);
    }
    finish(sum, false, 1.0f, top, rows, left, y + (size_t)member * capacity * OUTPUTS, beta);
}

// The row after the last input is 1, so that its sums are the column sums of g.
kernel __attribute__((reqd_work_group_size(SIDE, SIDE, 1)))
void dense_weight_partials(global const float* restrict x, global const float* restrict g,
        global float* restrict partials, global const int* restrict count, const int capacity, const int chunk) {
    local float a[DEPTH * (TILE + 1)];
    local float b[DEPTH * WIDTH];
    const int chunks = (capacity + chunk - 1) / chunk;
    const int member = get_group_id(2) / chunks;
    const int first = (get_group_id(2) % chunks) * chunk;
    const int rows = min(chunk, ROWS_OF(member) - first);
    if (rows <= 0) {
        return;
    }
    const int top = get_group_id(1) * TILE;
    const int left = get_group_id(0) * WIDTH;
    const int item = get_local_id(1) * SIDE + get_local_id(0);
    x += ((size_t)member * capacity + first) * INPUTS;
    g += ((size_t)member * capacity + first) * OUTPUTS;
    float sum[ROWS][COLUMNS] = {{0.0f}};
    for (int r0 = 0; r0 < rows; r0 += DEPTH) {
        for (int i = item; i < DEPTH * TILE; i += SIDE * SIDE) {
            const int r = r0 + i / TILE;
            const int k = top + i % TILE;
            float value = 0.0f;
            if (r < rows && k <= INPUTS) {
                value = k == INPUTS ? 1.0f : x[(size_t)r * INPUTS + k];
            }
            a[(i / TILE) * (TILE + 1) + i % TILE] = value;
        }
        load_columns(g, r0, rows, left, b);
        barrier(CLK_LOCAL_MEM_FENCE);
        multiply(a, b, min(DEPTH, rows - r0), sum);
        barrier(CLK_LOCAL_MEM_FENCE);
    }
    finish(sum, false, 1.0f, top, INPUTS + 1, left, partials + (size_t)get_group_id(2) * (INPUTS + 1) * OUTPUTS, 0.0f);
}
