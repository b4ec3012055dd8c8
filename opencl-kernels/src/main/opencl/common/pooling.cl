// SPDX-License-Identifier: Apache-2.0
// pooling - the largest or the mean value of square windows of a grid, and the adjoint.
//
//   pooling_forward  y[b][i][j][c] over the window of SIZE x SIZE sites from (i * STRIDE - PADDING, ...) on; sites
//                    beyond the grid do not count, a mean is over the sites that do
//   pooling_adjoint  gx[site] = sum of what the windows that hold the site pass on, in rising order, plus beta * gx
//
// x, gx  float [batch][height][width][channels]
// y, g   float [batch][outHeight][outWidth][channels]
// place  int   [batch][outHeight][outWidth][channels], grid site height * i + j of the largest value, the first among
//              equals; only if MAXIMUM
//
// MAXIMUM  1 largest value, 0 mean
// Launch   forward: global (outWidth * channels, outHeight, batch); adjoint: global (width * channels, height, batch);
//          local any: neighbouring items take neighbouring values
// Order    the adjoint gathers, no atomics
// Cost     SIZE^2 flop and 4 (SIZE^2 + 1) bytes a result, most of them from the cache
#ifndef SIZE
#define SIZE 2
#endif
#ifndef STRIDE
#define STRIDE 2
#endif
#ifndef PADDING
#define PADDING 0
#endif
#ifndef MAXIMUM
#define MAXIMUM 1
#endif

// Sites of a window that lie on an axis of n sites.
static inline int inside(int window, int n) {
    const int first = window * STRIDE - PADDING;
    return min(n, first + SIZE) - max(0, first);
}

kernel void pooling_forward(global const float* restrict x, global float* restrict y, global int* restrict place,
        const int channels, const int height, const int width, const int outHeight, const int outWidth) {
    const int run = get_global_id(0);
    const int row = get_global_id(1);
    if (run >= outWidth * channels || row >= outHeight) {
        return;
    }
    const int column = run / channels;
    const int c = run - column * channels;
    global const float* sample = x + get_global_id(2) * (size_t)height * width * channels;
    const size_t at = (get_global_id(2) * (size_t)outHeight + row) * outWidth * channels + run;
    float best = -INFINITY;
    float sum = 0.0f;
    int site = -1;
    for (int i = max(0, row * STRIDE - PADDING); i < min(height, row * STRIDE - PADDING + SIZE); ++i) {
        for (int j = max(0, column * STRIDE - PADDING); j < min(width, column * STRIDE - PADDING + SIZE); ++j) {
            const float value = sample[((size_t)i * width + j) * channels + c];
            sum += value;
            site = site < 0 || value > best ? i * width + j : site;
            best = fmax(best, value);
        }
    }
#if MAXIMUM
    y[at] = best;
    place[at] = site;
#else
    y[at] = sum / (float)(inside(row, height) * inside(column, width));
#endif
}

kernel void pooling_adjoint(global const float* restrict g, global const int* restrict place,
        global float* restrict gx, const int channels, const int height, const int width, const int outHeight,
        const int outWidth, const float beta) {
    const int run = get_global_id(0);
    const int row = get_global_id(1);
    if (run >= width * channels || row >= height) {
        return;
    }
    const int column = run / channels;
    const int c = run - column * channels;
    const size_t sample = get_global_id(2) * (size_t)outHeight * outWidth * channels;
    // Window i holds site s if i * STRIDE - PADDING <= s < i * STRIDE - PADDING + SIZE.
    const int top = max(0, (row + PADDING - SIZE + STRIDE) / STRIDE);
    const int left = max(0, (column + PADDING - SIZE + STRIDE) / STRIDE);
    float sum = 0.0f;
    for (int i = top; i < outHeight && i * STRIDE - PADDING <= row; ++i) {
        for (int j = left; j < outWidth && j * STRIDE - PADDING <= column; ++j) {
            const size_t from = sample + ((size_t)i * outWidth + j) * channels + c;
#if MAXIMUM
            sum += place[from] == row * width + column ? g[from] : 0.0f;
#else
            sum += g[from] / (float)(inside(i, height) * inside(j, width));
#endif
        }
    }
    const size_t at = (get_global_id(2) * (size_t)height + row) * width * channels + run;
    gx[at] = beta == 0.0f ? sum : fma(beta, gx[at], sum);
}
