// SPDX-License-Identifier: Apache-2.0
// stencil_lanes - a depthwise 3x3 cross-correlation on a grid and its adjoints, for CPUs.
//
//   stencil_forward        y[b][i][j][c] = sum over (dy, dx) of taps[dy][dx][c] x[b][i + dy][j + dx][c]
//   stencil_input_gradient gx = the transposed map of g, plus beta * gx: every site gathers from its readers
//   stencil_tap_partials   partials[k][dy][dx][c] = sum over the grid rows of chunk k of g[..][c] x[.. + (dy, dx)][c]
//
// x, y, g, gx  float [batch][height][width][CHANNELS]
// taps         float [3][3][CHANNELS]
// partials     float [chunks][3][3][CHANNELS]
//
// Launch    forward, input_gradient: global (stripes), any number; tap_partials: global (chunks), chunks * chunk >=
//           batch * height grid rows; local 1
// Layout    a grid row is one run of width * CHANNELS floats, its neighbours lie CHANNELS apart: 16 lanes take 16 floats
//           of a run whatever the channels are; coefficients repeat with the channels
// Edges     sites whose taps leave the grid to the left or right look each tap up, 16 channels at a time
// Limit     2^31 floats a sample
// Boundary  see boundary.clh
// Cost      18 flop and 8 bytes a value (rows above and below come from the cache)
#include "common/boundary.clh"
#include "common/lanes.clh"

#ifndef CHANNELS
#define CHANNELS 16
#endif

// Coefficients repeat beyond the last channel, so that 16 lanes can be loaded from any channel on.
#define REPEATED (CHANNELS + LANES - 1)

// Sites from each edge that the straight run does not take: mirrored readers reach one site further in.
#define EDGE(adjoint) ((adjoint) && BOUNDARY == 2 ? 2 : 1)

// Adds a tap of 16 neighbouring channels of site (y, z) if it is on the grid; `size` floats of the sample may be read.
static inline float16 add_tap(float16 sum, float16 weight, global const float* restrict x, int y, int z, int c,
        int width, int size) {
    if (y == OUTSIDE || z == OUTSIDE) {
        return sum;
    }
    const int at = (y * width + z) * CHANNELS + c;
    return fma(weight, load_lanes(x + at, size - at), sum);
}

// Sites from..to-1 of a grid row, one site and 16 channels at a time, each tap looked up.
static inline void edge_values(global const float* restrict x, const float* restrict repeated, global float* restrict y,
        bool adjoint, int row, int from, int to, int height, int width, float beta) {
    const int size = height * width * CHANNELS;
    for (int column = from; column < to; ++column) {
        for (int c = 0; c < CHANNELS; c += LANES) {
            float16 sum = (float16)(0.0f);
            for (int tap = 0; tap < 9; ++tap) {
                const float16 weight = vload16(0, repeated + tap * REPEATED + c);
                if (adjoint) {
                    // Coefficients are turned, so the tap that reads here is the opposite one.
                    const int2 ys = site_readers(row, 1 - tap / 3, height);
                    const int2 zs = site_readers(column, 1 - tap % 3, width);
                    sum = add_tap(sum, weight, x, ys.x, zs.x, c, width, size);
                    sum = add_tap(sum, weight, x, ys.x, zs.y, c, width, size);
                    sum = add_tap(sum, weight, x, ys.y, zs.x, c, width, size);
                    sum = add_tap(sum, weight, x, ys.y, zs.y, c, width, size);
                } else {
                    const int above = site_read(row + tap / 3 - 1, height);
                    const int left = site_read(column + tap % 3 - 1, width);
                    sum = add_tap(sum, weight, x, above, left, c, width, size);
                }
            }
            global float* restrict out = y + (row * width + column) * CHANNELS + c;
            const int left = min(LANES, CHANNELS - c);
            if (beta != 0.0f) {
                sum = fma((float16)(beta), load_lanes(out, left), sum);
            }
            store_lanes(sum, 0, left, out);
        }
    }
}

// 16 values from i on; LOAD takes an address, `above` and `below` are null where the grid row reads nothing.
#define TAP(number, line, offset) \
    sum = fma(vload16(0, k + (number) * REPEATED), LOAD((line) + i + (offset)), sum);
#define BLOCK \
    const float* k = repeated + (CHANNELS == LANES ? 0 : i % CHANNELS); \
    float16 sum = (float16)(0.0f); \
    if (above != 0) { \
        TAP(0, above, -CHANNELS) TAP(1, above, 0) TAP(2, above, CHANNELS) \
    } \
    TAP(3, level, -CHANNELS) TAP(4, level, 0) TAP(5, level, CHANNELS) \
    if (below != 0) { \
        TAP(6, below, -CHANNELS) TAP(7, below, 0) TAP(8, below, CHANNELS) \
    } \
    if (beta != 0.0f) { \
        sum = fma((float16)(beta), LOAD(y + i), sum); \
    }

// Values first..last-1 of a grid row, whose taps to the left and right lie on the grid.
static inline void run_values(global const float* above, global const float* level, global const float* below,
        const float* restrict repeated, global float* restrict y, int first, int last, float beta) {
    int i = first;
#define LOAD(address) vload16(0, address)
    for (; i + LANES <= last; i += LANES) {
        BLOCK
        vstore16(sum, 0, y + i);
    }
#undef LOAD
#define LOAD(address) load_lanes(address, last - i)
    if (i < last) {
        BLOCK
        store_lanes(sum, 0, last - i, y + i);
    }
#undef LOAD
}

static inline void stripe(global const float* restrict x, global const float* restrict taps, global float* restrict y,
        bool adjoint, int batch, int height, int width, float beta) {
    const int rows = batch * height;
    const int first = (int)((long)rows * get_global_id(0) / get_global_size(0));
    const int last = (int)((long)rows * (get_global_id(0) + 1) / get_global_size(0));
    float repeated[9 * REPEATED];
    for (int i = 0; i < 9 * REPEATED; ++i) {
        const int tap = i / REPEATED;
        repeated[i] = taps[(adjoint ? 8 - tap : tap) * CHANNELS + i % REPEATED % CHANNELS];
    }
    const int edge = EDGE(adjoint);
    const size_t line = (size_t)width * CHANNELS;
    for (int r = first; r < last; ++r) {
        const int row = r % height;
        global const float* restrict sample = x + (size_t)(r / height) * height * line;
        global float* restrict out = y + (size_t)(r / height) * height * line;
        // Rows near a mirror have readers on both sides of it.
        const bool mirrored = edge == 2 && (row < edge || row >= height - edge);
        const bool inside = !mirrored && width > 2 * edge;
        const int left = inside ? edge : width;
        edge_values(sample, repeated, out, adjoint, row, 0, left, height, width, beta);
        if (inside) {
            const int above = site_read(row - 1, height);
            const int below = site_read(row + 1, height);
            run_values(above == OUTSIDE ? 0 : sample + above * line, sample + row * line,
                    below == OUTSIDE ? 0 : sample + below * line, repeated, out + row * line, edge * CHANNELS,
                    (width - edge) * CHANNELS, beta);
            edge_values(sample, repeated, out, adjoint, row, width - edge, width, height, width, beta);
        }
    }
}

kernel void stencil_forward(global const float* restrict x, global const float* restrict taps,
        global float* restrict y, const int batch, const int height, const int width, const float beta) {
    stripe(x, taps, y, false, batch, height, width, beta);
}

kernel void stencil_input_gradient(global const float* restrict g, global const float* restrict taps,
        global float* restrict gx, const int batch, const int height, const int width, const float beta) {
    stripe(g, taps, gx, true, batch, height, width, beta);
}

// 16 lanes hold 16 neighbouring channels; lanes beyond the last channel are not stored.
kernel void stencil_tap_partials(global const float* restrict x, global const float* restrict g,
        global float* restrict partials, const int batch, const int height, const int width, const int chunk) {
    const int first = (int)get_global_id(0) * chunk;
    const int last = min(batch * height, first + chunk);
    const long size = (long)batch * height * width * CHANNELS;
    for (int tap = 0; tap < 9; ++tap) {
        for (int c = 0; c < CHANNELS; c += LANES) {
            float16 sum = (float16)(0.0f);
            for (int r = first; r < last; ++r) {
                const int above = r - r % height;
                const int y = site_read(r % height + tap / 3 - 1, height);
                for (int column = 0; y != OUTSIDE && column < width; ++column) {
                    const int z = site_read(column + tap % 3 - 1, width);
                    if (z == OUTSIDE) {
                        continue;
                    }
                    const long to = ((long)r * width + column) * CHANNELS + c;
                    const long from = ((long)(above + y) * width + z) * CHANNELS + c;
                    sum = fma(load_lanes(g + to, size - to), load_lanes(x + from, size - from), sum);
                }
            }
            global float* out = partials + (get_global_id(0) * 9 + tap) * CHANNELS + c;
            store_lanes(sum, 0, min(LANES, CHANNELS - c), out);
        }
    }
}
