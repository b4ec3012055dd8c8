// SPDX-License-Identifier: Apache-2.0
// dense_gate - the gradient of a dense layer's weighted sum: gated = g * slope(output), on rows.
//
// Used where a layer's input needs no gradient; else the input gradient's kernel gates on its way.
//
// g       float [MEMBERS][capacity][OUTPUTS]
// output  float [MEMBERS][capacity][OUTPUTS], the layer's output
// gated   float [MEMBERS][capacity][OUTPUTS]; rows at and beyond the count are left as they are
// count   int   [MEMBERS], read only if COUNTED; else all rows are valid
//
// Launch  global (items, MEMBERS), any number of items, each takes every items-th value; local any
// Cost    2 flop and 12 bytes a value
#include "common/activation.clh"

#ifndef OUTPUTS
#define OUTPUTS 128
#endif
#ifndef COUNTED
#define COUNTED 1
#endif

kernel void dense_gate(global const float* restrict g, global const float* restrict output,
        global float* restrict gated, global const int* restrict count, const int capacity) {
    const int member = get_global_id(1);
    const size_t base = (size_t)member * capacity * OUTPUTS;
#if COUNTED
    const size_t values = (size_t)count[member] * OUTPUTS;
#else
    const size_t values = (size_t)capacity * OUTPUTS;
#endif
    for (size_t i = get_global_id(0); i < values; i += get_global_size(0)) {
        gated[base + i] = g[base + i] * activation_slope(output[base + i]);
    }
}
