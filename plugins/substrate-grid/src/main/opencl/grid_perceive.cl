// SPDX-License-Identifier: Apache-2.0
// grid_perceive - gathers what each active site senses: K stencils of each of its C channels.
//
// cells     float [B][H][W][C]
// sites     int   [n]         active sites, or -1: a row of zeros
// count     int   [1]         rows in use; further rows are left alone
// weights   float [K][9]      grid_taps.clh
// rows      float [n][C*K]    overwritten: value (c, k) at c * K + k (CHANNEL_MAJOR 1) or k * C + c (CHANNEL_MAJOR 0)
//
// Launch    ITEMS work-items a group, ROWS rows a group; groups beyond count return
// Boundary  BOUNDARY of grid.clh
// Sums      symmetric stencils are the same, bit for bit, on a neighbourhood that is turned by 90 degrees or mirrored:
//           rules that amplify rounding errors stay equivariant
// Cost      per row 2 * C flops a tap; reads 4 C bytes (neighbours come from caches), writes 4 K C
// Twin      GridOracle (plain Java, in the tests)
// Source    Sobel filters and their layout: Mordvintsev et al., Distill 2020, doi 10.23915/distill.00023
#include "grid.clh"
#include "grid_taps.clh"

#ifndef CHANNEL_MAJOR
#define CHANNEL_MAJOR 1
#endif
#ifndef ROWS
#define ROWS 64 // rows of a group
#endif

static inline void store_row(const lanes_t *sensed, global float *row, int channel) {
#if CHANNEL_MAJOR && LANES > 1
    // Lanes go to memory once and come back one by one in the interleaved order.
    float spread[K * LANES];
#pragma unroll
    for (int k = 0; k < K; ++k) {
        STORE(sensed[k], spread + k * LANES);
    }
#pragma unroll
    for (int lane = 0; lane < LANES; ++lane) {
#pragma unroll
        for (int k = 0; k < K; ++k) {
            row[(channel + lane) * K + k] = spread[k * LANES + lane];
        }
    }
#else
#pragma unroll
    for (int k = 0; k < K; ++k) {
        STORE(sensed[k], row + (CHANNEL_MAJOR ? channel * K + k : k * CHANNELS + channel));
    }
#endif
}

static inline lanes_t weigh(constant float *weights, int taps, const lanes_t *near) {
    lanes_t sum = (lanes_t)(0.0f);
#pragma unroll
    for (int t = 0; t < 9; ++t) {
        if ((taps >> t) & 1) {
            sum += weights[t] * near[t];
        }
    }
    return sum;
}

static inline lanes_t weigh_symmetric(constant float *weights, int taps, lanes_t centre, lanes_t edges, lanes_t corners) {
    lanes_t sum = (lanes_t)(0.0f);
    if (taps & 1) {
        sum += weights[0] * corners;
    }
    if ((taps >> 1) & 1) {
        sum += weights[1] * edges;
    }
    if ((taps >> 4) & 1) {
        sum += weights[4] * centre;
    }
    return sum;
}

kernel void grid_perceive(
        const global float *restrict cells,
        const global int *restrict sites,
        const global int *restrict count,
        constant float *restrict weights,
        global float *restrict rows,
        const int width,
        const int height) {
    const int item = (int)get_local_id(0);
    const int end = min(count[0], ((int)get_group_id(0) + 1) * ROWS);
    for (int r = (int)get_group_id(0) * ROWS + item / SPLIT; r < end; r += ITEMS / SPLIT) {
        const int site = sites[r];
#if ANGLES > 0
        if (site < 0) {
            for (int i = item % SPLIT; i < CHANNELS * K; i += SPLIT) {
                rows[(size_t)r * (CHANNELS * K) + i] = 0.0f;
            }
            continue;
        }
#endif
        const int x = site % width;
        const int y = site / width % height;
        const int sample = site - y * width - x;
        const int inside = x > 0 && y > 0 && x < width - 1 && y < height - 1;
        const int xs[3] = {grid_at(x - 1, width), x, grid_at(x + 1, width)};
        const int ys[3] = {grid_at(y - 1, height), y, grid_at(y + 1, height)};
        for (int chunk = item % SPLIT; chunk < CHUNKS; chunk += SPLIT) {
            const int channel = chunk * LANES;
            lanes_t near[9];
            if (inside) {
                const global float *at = cells + (size_t)(site - width - 1) * CHANNELS + channel;
#pragma unroll
                for (int t = 0; t < 9; ++t) {
                    near[t] = LOAD(at + (t / 3 * width + t % 3) * CHANNELS);
                }
            } else {
#pragma unroll
                for (int t = 0; t < 9; ++t) {
                    const int ny = ys[t / 3];
                    const int nx = xs[t % 3];
                    near[t] = (lanes_t)(0.0f);
                    if (ny >= 0 && nx >= 0) {
                        near[t] = LOAD(cells + (size_t)(sample + ny * width + nx) * CHANNELS + channel);
                    }
                }
            }
            // Pairs across the centre first: a turned or mirrored neighbourhood gives the same bits.
            const lanes_t corners = (near[0] + near[8]) + (near[2] + near[6]);
            const lanes_t edges = (near[1] + near[7]) + (near[3] + near[5]);
            lanes_t sensed[K];
#pragma unroll
            for (int k = 0; k < K; ++k) {
                sensed[k] = grid_symmetric(k) ? weigh_symmetric(weights + k * 9, grid_taps(k), near[4], edges, corners)
                                              : weigh(weights + k * 9, grid_taps(k), near);
            }
            store_row(sensed, rows + (size_t)r * (CHANNELS * K), channel);
        }
    }
}
