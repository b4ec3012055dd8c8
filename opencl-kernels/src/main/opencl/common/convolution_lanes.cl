// SPDX-License-Identifier: Apache-2.0
// convolution_lanes - a 3x3 convolution on a grid and its weight gradient, for CPUs: register tiles of TILE_ROWS sites x
// 16 outputs, no patch matrix.
//
//   convolution_forward          y[b][i][j] = activate(sum over (dy, dx) of x[b][i + dy - PADDING][j + dx - PADDING]
//                                w[dy][dx] + bias), plus beta * y where beta is not 0; i of outHeight, j of outWidth
//   convolution_weight_partials  for each chunk of sites, the sum of x[site + tap]^T g[site] for every tap, and of g
//
// The gradient of the input is the forward map of g under weights turned by 180 degrees and transposed: on the same
// grid for zero and torus, on a grid padded by one site (PADDING 2) for reflect, folded back by convolution_fold.
//
// x         float [batch][height][width][INPUTS]
// w         float [3][3][INPUTS][OUTPUTS]
// bias      float [OUTPUTS], read only if BIAS
// y         float [batch][outHeight][outWidth][OUTPUTS]
// g         float [batch][height][width][OUTPUTS]
// partials  float [chunks][9 * INPUTS + 1][OUTPUTS], the last row holds the sums of g
// nothing   float [INPUTS] zeros: what sites beyond a zero boundary read
//
// Launch    forward: global (stripes), any number; weight_partials: global (chunks), chunks * chunk >= sites; local 1
// Order     every sum runs over rising (tap, input) or site with one accumulator: results depend on `chunk` alone
// Boundary  see boundary.clh; PADDING 2 needs zero
// Cost      18 * INPUTS * OUTPUTS flop a site, each
#include "common/activation.clh"
#include "common/boundary.clh"
#include "common/lanes.clh"

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

#define NARROW (OUTPUTS < LANES)
#define WHOLE_BLOCKS (OUTPUTS / LANES)
#define TAIL (OUTPUTS % LANES)
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

// Tiles that share a block of weights before the next one is read: many where the weights do not fit the second cache.
#define BATCH (9 * INPUTS * OUTPUTS > 131072 ? 8 : 1)

// The values that output site (row, column) reads through a tap.
static inline global const float* source(global const float* sample, global const float* nothing, int row, int column,
        int tap, int height, int width) {
    const int i = row + tap / 3 - PADDING;
    const int j = column + tap % 3 - PADDING;
#if PADDING == 1
    const int y = site_read(i, height);
    const int z = site_read(j, width);
#else
    const int y = i < 0 || i >= height ? OUTSIDE : i;
    const int z = j < 0 || j >= width ? OUTSIDE : j;
#endif
    return y == OUTSIDE || z == OUTSIDE ? nothing : sample + ((size_t)y * width + z) * INPUTS;
}

static inline void finish(float16 sum, int first, global float* restrict y, float beta) {
    const float16 value = activate16(sum);
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

kernel void convolution_forward(global const float* restrict x, global const float* restrict w,
        global const float* restrict bias, global const float* restrict nothing, global float* restrict y,
        const int batch, const int height, const int width, const int outHeight, const int outWidth,
        const float beta) {
    const int across = (outWidth + TILE_ROWS - 1) / TILE_ROWS;
    const int tiles = batch * outHeight * across;
    const int first = (int)((long)tiles * get_global_id(0) / get_global_size(0));
    const int last = (int)((long)tiles * (get_global_id(0) + 1) / get_global_size(0));
    if (first == last) {
        return;
    }
#if NARROW
    float panel[9 * INPUTS * LANES];
    for (int k = 0; k < 9 * INPUTS; ++k) {
        vstore16(load_lanes(w + k * OUTPUTS, OUTPUTS), k, panel);
    }
    const private float* restrict weights = panel;
#else
    global const float* restrict weights = w;
#endif
    // Blocks of one batch of tiles, tiles of one block: what is in the inner loop stays in the cache.
    for (int job = 0; job < (last - first) * BLOCKS; ++job) {
        const int batchStart = job / (BATCH * BLOCKS) * BATCH;
        const int tiles = min(BATCH, last - first - batchStart);
        const int n = (job - batchStart * BLOCKS) / tiles;
        const int t = first + batchStart + (job - batchStart * BLOCKS) % tiles;
        const int line = t / across;
        const int row = line % outHeight;
        const int column = (t - line * across) * TILE_ROWS;
        const int left = outWidth - column;
        global const float* sample = x + (size_t)(line / outHeight) * height * width * INPUTS;
        global float* restrict out = y + ((size_t)line * outWidth + column) * OUTPUTS;
        {
            const int start = BLOCK_START(n);
#if BIAS
            const float16 origin = load_lanes(bias + start, OUTPUTS - start);
#else
            const float16 origin = (float16)(0.0f);
#endif
#define SITE(i) float16 a##i = origin;
            FOR_TILE(SITE)
#undef SITE
            for (int tap = 0; tap < 9; ++tap) {
#define SITE(i) global const float* x##i;
                FOR_TILE(SITE)
#undef SITE
                const int z = column + tap % 3 - PADDING;
                if (z >= 0 && z + TILE_ROWS <= width) {
                    // The whole tile reads neighbouring sites of one grid row, or nothing.
                    global const float* from = source(sample, nothing, row, column, tap, height, width);
                    const int stride = from == nothing ? 0 : INPUTS;
#define SITE(i) x##i = from + i * stride;
                    FOR_TILE(SITE)
#undef SITE
                } else {
#define SITE(i) x##i = source(sample, nothing, row, column + min(i, left - 1), tap, height, width);
                    FOR_TILE(SITE)
#undef SITE
                }
                const WEIGHTS_SPACE float* restrict from = weights + (size_t)tap * INPUTS * WEIGHTS_STRIDE + start;
                for (int k = 0; k < INPUTS; ++k) {
                    const float16 value = vload16(0, from + k * WEIGHTS_STRIDE);
#define SITE(i) a##i = fma((float16)(x##i[k]), value, a##i);
                    FOR_TILE(SITE)
#undef SITE
                }
            }
#define SITE(i) if (i < left) finish(a##i, FIRST_LANE(n), out + i * OUTPUTS + start, beta);
            FOR_TILE(SITE)
#undef SITE
        }
    }
}

// TILE_ROWS inputs of one tap x 16 outputs, summed over sites first..last-1. Neighbouring sites read neighbouring ones but
// for the first or last of a grid row, so each grid row is walked in up to three pieces.
static inline void partial_tile(global const float* x, global const float* restrict g, int first, int last, int tap,
        int top, int start, int height, int width, long size, float16* restrict sums) {
#define INPUT(i) float16 a##i = (float16)(0.0f); const int k##i = min(top + i, INPUTS - 1);
    FOR_TILE(INPUT)
#undef INPUT
    const int dx = tap % 3 - 1;
    for (int line = first / width; line * width < last; ++line) {
        const int row = line % height;
        const int y = site_read(row + tap / 3 - 1, height);
        if (y == OUTSIDE) {
            continue;
        }
        global const float* level = x + (size_t)(line - row + y) * width * INPUTS;
        const int from = max(0, first - line * width);
        const int to = min(width, last - line * width);
        const int inner = clamp(dx < 0 ? 1 : 0, from, to);
        const int outer = clamp(dx > 0 ? width - 1 : width, inner, to);
        for (int piece = 0; piece < 3; ++piece) {
            const int begin = piece == 0 ? from : (piece == 1 ? inner : outer);
            const int end = piece == 0 ? inner : (piece == 1 ? outer : to);
            const int z = site_read(begin + dx, width);
            if (begin >= end || z == OUTSIDE) {
                continue;
            }
            global const float* restrict site = level + (size_t)z * INPUTS;
            long at = ((long)line * width + begin) * OUTPUTS + start;
            for (int column = begin; column < end; ++column) {
#if NARROW
                const float16 value = load_lanes(g + at, size - at);
#else
                const float16 value = vload16(0, g + at);
#endif
#define INPUT(i) a##i = fma((float16)(site[k##i]), value, a##i);
                FOR_TILE(INPUT)
#undef INPUT
                site += INPUTS;
                at += OUTPUTS;
            }
        }
    }
#define INPUT(i) sums[i] = a##i;
    FOR_TILE(INPUT)
#undef INPUT
}

kernel void convolution_weight_partials(global const float* restrict x, global const float* restrict g,
        global const float* restrict nothing, global float* restrict partials, const int batch, const int height,
        const int width, const int chunk) {
    const int sites = batch * height * width;
    const int first = (int)get_global_id(0) * chunk;
    const int last = min(sites, first + chunk);
    const long size = (long)sites * OUTPUTS;
    global float* partial = partials + get_global_id(0) * (9 * INPUTS + 1) * OUTPUTS;
    float16 sums[TILE_ROWS];
    for (int n = 0; n < BLOCKS; ++n) {
        const int start = BLOCK_START(n);
        for (int tap = 0; tap < 9; ++tap) {
            for (int top = 0; top < INPUTS; top += TILE_ROWS) {
                partial_tile(x, g, first, last, tap, top, start, height, width, size, sums);
                for (int i = 0; i < TILE_ROWS && top + i < INPUTS; ++i) {
                    global float* to = partial + (tap * INPUTS + top + i) * OUTPUTS + start + FIRST_LANE(n);
                    store_lanes(sums[i], FIRST_LANE(n), LAST_LANE, to);
                }
            }
        }
        float16 sum = (float16)(0.0f);
        for (int site = first; site < last; ++site) {
            const long at = (long)site * OUTPUTS + start;
            sum += load_lanes(g + at, size - at);
        }
        store_lanes(sum, FIRST_LANE(n), LAST_LANE, partial + 9 * INPUTS * OUTPUTS + start + FIRST_LANE(n));
    }
}
