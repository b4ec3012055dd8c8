// SPDX-License-Identifier: Apache-2.0
// convolution_tiled - a 3x3 convolution on a grid and its weight gradient, for GPUs: tiles in local memory.
//
// The same kernels, arguments, layouts and order of sums as convolution_lanes.cl; see there. A group of 16 x 16 items
// makes a tile of 64 sites (or terms) x 16 * COLUMNS outputs; the patch matrix exists only 16 columns at a time, in
// local memory.
//
// Launch    forward: global (16 * ceil(OUTPUTS / (16 * COLUMNS)), 16 * ceil(out sites / 64)); weight_partials: global
//           (16 * ceil(OUTPUTS / (16 * COLUMNS)), 16 * ceil((9 * INPUTS + 1) / 64), chunks); local 16 x 16
// Cost      18 * INPUTS * OUTPUTS flop a site, each
#include "common/activation.clh"
#include "common/boundary.clh"

#ifndef INPUTS
#define INPUTS 16
#endif
#ifndef OUTPUTS
#define OUTPUTS 32
#endif
#ifndef BIAS
#define BIAS 0
#endif
#ifndef PADDING
#define PADDING 1
#endif
#ifndef COLUMNS
#define COLUMNS 4 // 1, 2 or 4
#endif

#define SIDE 16
#define ROWS 4
#define TILE (SIDE * ROWS)
#define WIDTH (SIDE * COLUMNS)
#define DEPTH 16
#define TERMS (9 * INPUTS)

// Input k % INPUTS of tap k / INPUTS as output site (line, column) reads it; line counts samples' rows.
static inline float patch_value(global const float* restrict x, int line, int column, int k, int height, int width,
        int outHeight) {
    const int tap = k / INPUTS;
    const int i = line % outHeight + tap / 3 - PADDING;
    const int j = column + tap % 3 - PADDING;
#if PADDING == 1
    const int y = site_read(i, height);
    const int z = site_read(j, width);
#else
    const int y = i < 0 || i >= height ? OUTSIDE : i;
    const int z = j < 0 || j >= width ? OUTSIDE : j;
#endif
    if (y == OUTSIDE || z == OUTSIDE) {
        return 0.0f;
    }
    return x[(((size_t)(line / outHeight) * height + y) * width + z) * INPUTS + k - tap * INPUTS];
}

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

static inline void load_columns(global const float* restrict from, int first, int rows, int left,
        local float* restrict b) {
    const int item = get_local_id(1) * SIDE + get_local_id(0);
    for (int i = item; i < DEPTH * WIDTH; i += SIDE * SIDE) {
        const int k = first + i / WIDTH;
        const int n = left + i % WIDTH;
        b[i] = k < rows && n < OUTPUTS ? from[(size_t)k * OUTPUTS + n] : 0.0f;
    }
}

static inline void finish(float sum[ROWS][COLUMNS], bool activated, int top, int rows, int left,
        global float* restrict y, float beta) {
    for (int i = 0; i < ROWS; ++i) {
        const int row = top + i * SIDE + get_local_id(1);
        for (int j = 0; j < COLUMNS; ++j) {
            const int n = left + j * SIDE + get_local_id(0);
            if (row < rows && n < OUTPUTS) {
                const size_t at = (size_t)row * OUTPUTS + n;
                const float value = activated ? activate(sum[i][j]) : sum[i][j];
                y[at] = beta == 0.0f ? value : fma(beta, y[at], value);
            }
        }
    }
}

kernel __attribute__((reqd_work_group_size(SIDE, SIDE, 1)))
void convolution_forward(global const float* restrict x, global const float* restrict w,
        global const float* restrict bias, global const float* restrict nothing, global float* restrict y,
        const int batch, const int height, const int width, const int outHeight, const int outWidth,
        const float beta) {
    local float a[DEPTH * (TILE + 1)];
    local float b[DEPTH * WIDTH];
    const int sites = batch * outHeight * outWidth;
    const int top = get_group_id(1) * TILE;
    const int left = get_group_id(0) * WIDTH;
    const int item = get_local_id(1) * SIDE + get_local_id(0);
    float sum[ROWS][COLUMNS];
    for (int j = 0; j < COLUMNS; ++j) {
        float start = 0.0f;
#if BIAS
        const int n = left + j * SIDE + get_local_id(0);
        start = n < OUTPUTS ? bias[n] : 0.0f;
#endif
        for (int i = 0; i < ROWS; ++i) {
            sum[i][j] = start;
        }
    }
    for (int k0 = 0; k0 < TERMS; k0 += DEPTH) {
        for (int i = item; i < DEPTH * TILE; i += SIDE * SIDE) {
            const int k = k0 + i % DEPTH;
            const int site = top + i / DEPTH;
            const int line = site / outWidth;
            a[(i % DEPTH) * (TILE + 1) + i / DEPTH] = k < TERMS && site < sites
                    ? patch_value(x, line, site - line * outWidth, k, height, width, outHeight)
                    : 0.0f;
        }
        load_columns(w, k0, TERMS, left, b);
        barrier(CLK_LOCAL_MEM_FENCE);
        multiply(a, b, min(DEPTH, TERMS - k0), sum);
        barrier(CLK_LOCAL_MEM_FENCE);
    }
    finish(sum, true, top, sites, left, y, beta);
}

// The row after the last term is 1, so that its sums are the column sums of g.
kernel __attribute__((reqd_work_group_size(SIDE, SIDE, 1)))
void convolution_weight_partials(global const float* restrict x, global const float* restrict g,
        global const float* restrict nothing, global float* restrict partials, const int batch, const int height,
        const int width, const int chunk) {
    local float a[DEPTH * (TILE + 1)];
    local float b[DEPTH * WIDTH];
    const int first = get_group_id(2) * chunk;
    const int rows = min(chunk, batch * height * width - first);
    const int top = get_group_id(1) * TILE;
    const int left = get_group_id(0) * WIDTH;
    const int item = get_local_id(1) * SIDE + get_local_id(0);
    float sum[ROWS][COLUMNS] = {{0.0f}};
    for (int r0 = 0; r0 < rows; r0 += DEPTH) {
        for (int i = item; i < DEPTH * TILE; i += SIDE * SIDE) {
            const int r = r0 + i / TILE;
            const int k = top + i % TILE;
            float value = 0.0f;
            if (r < rows && k <= TERMS) {
                const int line = (first + r) / width;
                value = k == TERMS ? 1.0f : patch_value(x, line, first + r - line * width, k, height, width, height);
            }
            a[(i / TILE) * (TILE + 1) + i % TILE] = value;
        }
        load_columns(g + (size_t)first * OUTPUTS, r0, rows, left, b);
        barrier(CLK_LOCAL_MEM_FENCE);
        multiply(a, b, min(DEPTH, rows - r0), sum);
        barrier(CLK_LOCAL_MEM_FENCE);
    }
    finish(sum, false, top, TERMS + 1, left, partials + (size_t)get_group_id(2) * (TERMS + 1) * OUTPUTS, 0.0f);
}
