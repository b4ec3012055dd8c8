// SPDX-License-Identifier: Apache-2.0
// matrix_transpose - transposes small matrices: out[m][c][r] = in[m][r][c] + beta * out[m][c][r].
//
// beta 0 overwrites: what was in `out` is not read.
//
// in      float [MATRICES][rows][columns]
// out     float [MATRICES][columns][rows]; must not alias `in`
//
// Launch  global (rows * columns, MATRICES), local any; one value an item, written in rising order
// Cost    8 bytes a value; meant for weights, which fit a cache
kernel void matrix_transpose(global const float* restrict in, global float* restrict out, const int rows,
        const int columns, const float beta) {
    const size_t base = get_global_id(1) * (size_t)rows * columns;
    const size_t i = get_global_id(0);
    if (i >= (size_t)rows * columns) {
        return;
    }
    const size_t c = i / rows;
    const size_t r = i - c * rows;
    const float value = in[base + r * columns + c];
    out[base + i] = beta == 0.0f ? value : fma(beta, out[base + i], value);
}
