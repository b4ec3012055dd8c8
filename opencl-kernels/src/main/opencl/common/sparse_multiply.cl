// SPDX-License-Identifier: Apache-2.0
// sparse_multiply - a sparse matrix times rows of values: y[b][r][c] = sum over entries e of row r of
// value[e] * x[b][column[e]][c] + beta * y[b][r][c].
//
// The adjoint is the same kernel with the transposed matrix: gathers only, no atomics. With unit values it gathers rows
// by an index list, and its transpose scatters and adds them.
//
// start   int   [rows + 1], row r has the entries start[r]..start[r + 1] - 1
// column  int   [entries], rising within a row
// value   float [entries], read only if WEIGHTED, else 1
// x       float [batch][columns][width]
// y       float [batch][rows][width]
//
// LANED   1: an item takes whole rows, 16 lanes of the width at a time (CPU): global (stripes), local 1
//         0: an item takes one value (GPU): global (width, rows, batch), local any
// Order   entries in rising order, one accumulator: bit for bit repeatable
// Cost    2 * width flop and 4 * width + 8 bytes an entry
#include "common/lanes.clh"

#ifndef WEIGHTED
#define WEIGHTED 1
#endif
#ifndef LANED
#define LANED 1
#endif

#if WEIGHTED
#define VALUE(e) value[e]
#else
#define VALUE(e) 1.0f
#endif

#if LANED

kernel void sparse_multiply(global const int* restrict start, global const int* restrict column,
        global const float* restrict value, global const float* restrict x, global float* restrict y, const int batch,
        const int rows, const int columns, const int width, const float beta) {
    const int all = batch * rows;
    const int first = (int)((long)all * get_global_id(0) / get_global_size(0));
    const int last = (int)((long)all * (get_global_id(0) + 1) / get_global_size(0));
    for (int i = first; i < last; ++i) {
        const int r = i % rows;
        global const float* from = x + (size_t)(i / rows) * columns * width;
        for (int c = 0; c < width; c += LANES) {
            const int left = width - c;
            float16 sum = (float16)(0.0f);
            for (int e = start[r]; e < start[r + 1]; ++e) {
                sum = fma((float16)(VALUE(e)), load_lanes(from + (size_t)column[e] * width + c, left), sum);
            }
            global float* to = y + (size_t)i * width + c;
            if (beta != 0.0f) {
                sum = fma((float16)(beta), load_lanes(to, left), sum);
            }
            store_lanes(sum, 0, min(left, LANES), to);
        }
    }
}

#else

kernel void sparse_multiply(global const int* restrict start, global const int* restrict column,
        global const float* restrict value, global const float* restrict x, global float* restrict y, const int batch,
        const int rows, const int columns, const int width, const float beta) {
    const int c = get_global_id(0);
    const int r = get_global_id(1);
    if (c >= width || r >= rows) {
        return;
    }
    global const float* from = x + get_global_id(2) * (size_t)columns * width + c;
    float sum = 0.0f;
    for (int e = start[r]; e < start[r + 1]; ++e) {
        sum = fma(VALUE(e), from[(size_t)column[e] * width], sum);
    }
    const size_t at = (get_global_id(2) * (size_t)rows + r) * width + c;
    y[at] = beta == 0.0f ? sum : fma(beta, y[at], sum);
}

#endif
