// SPDX-License-Identifier: Apache-2.0
// convolution_turn - the weights that take a convolution's gradient back, and the fold of a mirrored border.
//
//   convolution_turn  turned[dy][dx][n][k] = w[2 - dy][2 - dx][k][n]
//   convolution_fold  gx[b][i][j][k] = sum of padded[b][p + 1][q + 1][k] over all (p, q), -1..height and -1..width, that
//                     are read as (i, j) under the reflect boundary, plus beta * gx
//
// w       float [3][3][inputs][outputs]
// turned  float [3][3][outputs][inputs]
// padded  float [batch][height + 2][width + 2][inputs]
// gx      float [batch][height][width][inputs]
//
// Launch  turn: global (9 * inputs * outputs); fold: global (width * inputs, height, batch); local any
// Cost    8 bytes a value
kernel void convolution_turn(global const float* restrict w, global float* restrict turned, const int inputs,
        const int outputs) {
    const int size = inputs * outputs;
    const int i = get_global_id(0);
    if (i >= 9 * size) {
        return;
    }
    const int tap = i / size;
    const int n = (i - tap * size) / inputs;
    const int k = (i - tap * size) % inputs;
    turned[i] = w[(8 - tap) * size + k * outputs + n];
}

// The places of an axis that are read as site i: i itself, and a mirrored one or OUTSIDE; two for an axis of one site.
static inline int3 places(int i, int n) {
    if (n == 1) {
        return (int3)(0, -1, 1);
    }
    const int none = n + 1;
    return (int3)(i, i == 1 ? -1 : none, i == n - 2 ? n : none);
}

kernel void convolution_fold(global const float* restrict padded, global float* restrict gx, const int inputs,
        const int height, const int width, const float beta) {
    const int run = get_global_id(0);
    const int row = get_global_id(1);
    if (run >= width * inputs || row >= height) {
        return;
    }
    const int3 rows = places(row, height);
    const int3 columns = places(run / inputs, width);
    const int ys[3] = {rows.x, rows.y, rows.z};
    const int zs[3] = {columns.x, columns.y, columns.z};
    const size_t sample = get_global_id(2) * (size_t)(height + 2) * (width + 2);
    float sum = 0.0f;
    for (int i = 0; i < 3; ++i) {
        for (int j = 0; j < 3; ++j) {
            if (ys[i] <= height && zs[j] <= width) {
                const size_t site = sample + (size_t)(ys[i] + 1) * (width + 2) + zs[j] + 1;
                sum += padded[site * inputs + run % inputs];
            }
        }
    }
    const size_t at = (get_global_id(2) * (size_t)height + row) * width * inputs + run;
    gx[at] = beta == 0.0f ? sum : fma(beta, gx[at], sum);
}
