// SPDX-License-Identifier: Apache-2.0
// grid_perceive_adjoint - the gradient of the cells from the gradient of the rows that were perceived from them.
//
// Each site gathers from the rows of its neighbours with the transposed stencils: no atomics, a fixed order of sums.
//
// grid_rows_by_operator   rows from value (c, k) at c * K + k to value (c, k) at k * C + c, so that lanes load whole
// grid_perceive_adjoint   the gather, on rows with value (c, k) at k * C + c
//
// gradient  float [n][K*C]      dL/drows, count[0] rows in use
// row_of    int   [B*H*W]       row of each site, or -1
// marks     ulong [2][B][H][WORDS]  as grid_active_words left them; read if `marked`, else every site has a row
// weights   float [K][9]        grid_taps.clh
// target    float [B][H][W][C]  dL/dcells = beta * target + gathered; beta 0 reads nothing
//
// Launch    ITEMS work-items a group; ROWS rows a group, or a word of 64 sites a group
// Boundary  BOUNDARY of grid.clh; a reflected neighbour's share folds back to the site that it mirrors
// Cost      per site 2 * C flops for each tap of an active neighbour; reads 4 K C bytes a row, writes 4 C a site
// Twin      GridOracle (plain Java, in the tests)
#include "grid.clh"
#include "grid_taps.clh"

#ifndef ROWS
#define ROWS 64 // rows of a group
#endif

kernel void grid_rows_by_operator(
        const global float *restrict from, const global int *restrict count, global float *restrict to) {
    const int end = min(count[0], ((int)get_group_id(0) + 1) * ROWS);
    const int item = (int)get_local_id(0);
    for (int r = (int)get_group_id(0) * ROWS + item / SPLIT; r < end; r += ITEMS / SPLIT) {
        const size_t row = (size_t)r * (CHANNELS * K);
        for (int channel = item % SPLIT * LANES; channel < CHANNELS; channel += SPLIT * LANES) {
            float turned[K * LANES];
#pragma unroll
            for (int lane = 0; lane < LANES; ++lane) {
#pragma unroll
                for (int k = 0; k < K; ++k) {
                    turned[k * LANES + lane] = from[row + (channel + lane) * K + k];
                }
            }
#pragma unroll
            for (int k = 0; k < K; ++k) {
                STORE(LOAD(turned + k * LANES), to + row + k * CHANNELS + channel);
            }
        }
    }
}

// What one tap of a neighbour's row brings.
static inline lanes_t gather(
        const global float *gradient, constant float *weights, int row, int tap, int channel) {
    const global float *values = gradient + (size_t)row * (CHANNELS * K) + channel;
    lanes_t sum = (lanes_t)(0.0f);
#pragma unroll
    for (int k = 0; k < K; ++k) {
        if ((grid_taps(k) >> tap) & 1) {
            sum += weights[k * 9 + tap] * LOAD(values + k * CHANNELS);
        }
    }
    return sum;
}

#if BOUNDARY == BOUNDARY_REFLECT
// The sites that read coordinate i through an offset -1, 0 or 1, mirrored ones included: at most five.
static inline int readers(int i, int size, int *from, int *tap) {
    int n = 0;
    for (int d = -1; d <= 1; ++d) {
        if (i - d >= 0 && i - d < size) {
            from[n] = i - d;
            tap[n++] = d + 1;
        }
    }
    if (i == min(1, size - 1)) {
        from[n] = 0;
        tap[n++] = 0;
    }
    if (i == max(size - 2, 0)) {
        from[n] = size - 1;
        tap[n++] = 2;
    }
    return n;
}

// All that reaches a site which mirrored neighbours read too.
static inline lanes_t gather_mirrored(
        const global float *gradient,
        const global int *row_of,
        constant float *weights,
        int x,
        int y,
        int channel,
        int width,
        int height) {
    int from_y[5];
    int tap_y[5];
    int from_x[5];
    int tap_x[5];
    const int ny = readers(y, height, from_y, tap_y);
    const int nx = readers(x, width, from_x, tap_x);
    lanes_t sum = (lanes_t)(0.0f);
    for (int a = 0; a < ny; ++a) {
        for (int b = 0; b < nx; ++b) {
            const int row = row_of[from_y[a] * width + from_x[b]];
            if (row >= 0) {
                sum += gather(gradient, weights, row, tap_y[a] * 3 + tap_x[b], channel);
            }
        }
    }
    return sum;
}

#define MIRRORED(x, y, width, height) ((x) <= 1 || (y) <= 1 || (x) >= (width) - 2 || (y) >= (height) - 2)
#else
#define MIRRORED(x, y, width, height) 0
#endif

// The coordinate of the site that reads coordinate i through the offset -d, or -1.
static inline int reader(int i, int d, int size) {
#if BOUNDARY == BOUNDARY_TORUS
    return grid_at(i + d, size);
#else
    return i + d >= 0 && i + d < size ? i + d : -1;
#endif
}

kernel void grid_perceive_adjoint(
        const global float *restrict gradient,
        const global int *restrict row_of,
        const global ulong *restrict marks,
        constant float *restrict weights,
        global float *restrict target,
        const float beta,
        const int marked,
        const int width,
        const int height) {
    const int words = (width + 63) / 64;
    const int index = (int)get_group_id(0);
    const int left = index % words * 64;
    const int line = index / words;
    const int y = line % height;
    const int sample = (line - y) * width;
    const int item = (int)get_local_id(0);
    // Sites that nobody sensed get nothing added.
    const ulong sensed = marked && beta != 0.0f ? grid_spread(marks + get_num_groups(0), index, width, height, 0) : ~0ul;
    for (int i = item / SPLIT; i < min(64, width - left); i += ITEMS / SPLIT) {
        if (((sensed >> i) & 1ul) == 0ul) {
            continue;
        }
        const int x = left + i;
        int rows[9];
#pragma unroll
        for (int t = 0; t < 9; ++t) {
            const int ny = reader(y, 1 - t / 3, height);
            const int nx = reader(x, 1 - t % 3, width);
            rows[t] = ny < 0 || nx < 0 ? -1 : row_of[sample + ny * width + nx];
        }
        for (int chunk = item % SPLIT; chunk < CHUNKS; chunk += SPLIT) {
            const int channel = chunk * LANES;
            lanes_t sum = (lanes_t)(0.0f);
#if BOUNDARY == BOUNDARY_REFLECT
            if (MIRRORED(x, y, width, height)) {
                sum = gather_mirrored(gradient, row_of + sample, weights, x, y, channel, width, height);
            } else
#endif
            {
#pragma unroll
                for (int t = 0; t < 9; ++t) {
#if ITEMS == 1
                    sum += grid_where(rows[t] >= 0, gather(gradient, weights, max(rows[t], 0), t, channel));
#else
                    if (rows[t] >= 0) {
                        sum += gather(gradient, weights, rows[t], t, channel);
                    }
#endif
                }
            }
            global float *to = target + ((size_t)sample + y * width + x) * CHANNELS + channel;
            if (beta != 0.0f) {
                sum += beta * LOAD(to);
            }
            STORE(sum, to);
        }
    }
}
