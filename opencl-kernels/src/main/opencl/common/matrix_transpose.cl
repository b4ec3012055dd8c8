// SPDX-License-Identifier: Apache-2.0
// matrix_transpose - transposes small matrices of runs: out[m][c][r][w] = in[m][r][c][w] + beta * out[m][c][r][w].
//
// beta 0 overwrites: what was in `out` is not read.
//
// in      float [MATRICES][rows][columns][width]
// out     float [MATRICES][columns][rows][width]; must not alias `in`
//
// Launch  global (rows * columns * width, MATRICES), local any; one value an item, written in rising order
// Cost    8 bytes a value; meant for weights, which fit a cache
kernel void matrix_transpose(global const float* restrict in, global float* restrict out, const int rows,
        const int columns, const int width, const float beta) {
    const size_t size = (size_t)rows * columns * width;
    const size_t base = get_global_id(1) * size;
    const size_t i = get_global_id(0);
    if (i >= size) {
        return;
    }
    const size_t w = i % width;
    const size_t c = i / width / rows;
    const size_t r = i / width - c * rows;
    const float value = in[base + (r * columns + c) * width + w];
    out[base + i] = beta == 0.0f ? value : fma(beta, out[base + i], value);
}
