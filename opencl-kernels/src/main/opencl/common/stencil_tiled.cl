// SPDX-License-Identifier: Apache-2.0
// stencil_tiled - a depthwise 3x3 cross-correlation on a grid and its adjoints, for GPUs: one value an item.
//
// The same kernels, arguments and layouts as stencil_lanes.cl; see there. Items of a group take neighbouring values of
// a grid row: their loads are contiguous, the nine taps of neighbours meet in the cache.
//
// Launch    forward, input_gradient: global (width * CHANNELS, height, batch), local any; tap_partials: global
//           (9 * CHANNELS, chunks), local any; surplus items return
// Boundary  see boundary.clh
// Cost      18 flop and 8 bytes a value
#include "common/stencil_cells.clh"

#ifndef CHANNELS
#define CHANNELS 16
#endif

kernel void stencil_forward(global const float* restrict x, global const float* restrict taps,
        global float* restrict y, const int batch, const int height, const int width, const float beta) {
    const int i = get_global_id(0);
    const int row = get_global_id(1);
    if (i >= width * CHANNELS || row >= height) {
        return;
    }
    const size_t sample = get_global_id(2) * (size_t)height * width * CHANNELS;
    const float value =
            stencil_value(x + sample, taps, row, i / CHANNELS, i % CHANNELS, height, width, CHANNELS);
    const size_t at = sample + (size_t)row * width * CHANNELS + i;
    y[at] = beta == 0.0f ? value : fma(beta, y[at], value);
}

kernel void stencil_input_gradient(global const float* restrict g, global const float* restrict taps,
        global float* restrict gx, const int batch, const int height, const int width, const float beta) {
    const int i = get_global_id(0);
    const int row = get_global_id(1);
    if (i >= width * CHANNELS || row >= height) {
        return;
    }
    const size_t sample = get_global_id(2) * (size_t)height * width * CHANNELS;
    const float value =
            stencil_gradient(g + sample, taps, row, i / CHANNELS, i % CHANNELS, height, width, CHANNELS);
    const size_t at = sample + (size_t)row * width * CHANNELS + i;
    gx[at] = beta == 0.0f ? value : fma(beta, gx[at], value);
}

kernel void stencil_tap_partials(global const float* restrict x, global const float* restrict g,
        global float* restrict partials, const int batch, const int height, const int width, const int chunk) {
    const int i = get_global_id(0);
    const int first = (int)get_global_id(1) * chunk;
    if (i >= 9 * CHANNELS) {
        return;
    }
    const int tap = i / CHANNELS;
    const int c = i % CHANNELS;
    const int last = min(batch * height, first + chunk);
    float sum = 0.0f;
    for (int r = first; r < last; ++r) {
        const int above = r - r % height;
        const int y = site_read(r % height + tap / 3 - 1, height);
        for (int column = 0; y != OUTSIDE && column < width; ++column) {
            const int z = site_read(column + tap % 3 - 1, width);
            if (z != OUTSIDE) {
                const float value = x[((size_t)(above + y) * width + z) * CHANNELS + c];
                sum = fma(g[((size_t)r * width + column) * CHANNELS + c], value, sum);
            }
        }
    }
    partials[get_global_id(1) * 9 * CHANNELS + i] = sum;
}
