// SPDX-License-Identifier: Apache-2.0
// partials_sum - the second stage of a sum over rows: adds the partial sums of all chunks in rising order.
//
// out[m][e] = beta * out[m][e] + factor * sum over chunks c of partials[m][c][offset + e], for e in 0..size-1. Only chunks that
// have rows count. beta 0 overwrites: what was in `out` is not read.
//
// partials  float [MEMBERS][chunks][stride]
// out       float [MEMBERS][size]
// count     int   [MEMBERS], rows of each member, chunk c holds the rows from c * chunk on; read only if COUNTED, else
//           all chunks count
//
// Launch    global (ceil(size / 16), MEMBERS), local any: 16 neighbouring sums an item
// Order     chunks in rising order, one accumulator a sum: bit for bit repeatable
// Cost      1 flop and 4 bytes a partial
#include "common/lanes.clh"

#ifndef COUNTED
#define COUNTED 1
#endif

kernel void partials_sum(global const float* restrict partials, global float* restrict out,
        global const int* restrict count, const int chunk, const int chunks, const int stride, const int offset,
        const int size, const float factor, const float beta) {
    const int member = get_global_id(1);
    const int first = (int)get_global_id(0) * LANES;
    if (first >= size) {
        return;
    }
#if COUNTED
    const int used = min(chunks, (count[member] + chunk - 1) / chunk);
#else
    const int used = chunks;
#endif
    global const float* restrict from = partials + (size_t)member * chunks * stride + offset + first;
    global float* restrict to = out + (size_t)member * size + first;
    const int width = min(LANES, size - first);
    float16 sum = (float16)(0.0f);
    for (int c = 0; c < used; ++c) {
        sum += load_lanes(from + (size_t)c * stride, width);
    }
    sum *= factor;
    if (beta != 0.0f) {
        sum = fma((float16)(beta), load_lanes(to, width), sum);
    }
    store_lanes(sum, 0, width, to);
}
