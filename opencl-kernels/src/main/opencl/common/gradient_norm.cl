// SPDX-License-Identifier: Apache-2.0
// gradient_norm - norms of gradients on the device, and their scaling or clipping, without a read-back.
//
//   square_partials  partials[offset + c] = sum of x^2 over chunk c of CHUNK values
//   norm_scale       norm = sqrt(sum of parts partials from offset on), in rising order, then
//                    MODE 0: x = x / (norm + limit)                   per-tensor normalisation, limit = epsilon
//                    MODE 1: x = x * limit / norm where norm > limit  clipping by norm
//   norm_store       norm[0] = that norm
//   value_clip       x = min(max(x, -limit), limit)
//
// x         float [values]
// partials  float [parts]
//
// Launch    square_partials: global = ceil(values / CHUNK), local any; norm_scale, value_clip: see span.clh;
//           norm_store: global 1
// Order     16 running sums a chunk, folded by halves, then chunks in rising order: bit for bit repeatable
// Cost      2 flop and 4 bytes a value for the norm, 1 flop and 8 bytes for the scaling
#include "common/span.clh"

#ifndef MODE
#define MODE 0
#endif

#define CHUNK 4096

kernel void square_partials(global const float* restrict x, global float* restrict partials, const long values,
        const int offset) {
    const long first = (long)get_global_id(0) * CHUNK;
    const long last = min(values, first + CHUNK);
    if (first >= last) {
        return;
    }
    float16 sum = (float16)(0.0f);
    for (long at = first; at < last; at += LANES) {
        const float16 value = load_lanes(x + at, last - at);
        sum = fma(value, value, sum);
    }
    const float8 half8 = sum.lo + sum.hi;
    const float4 half4 = half8.lo + half8.hi;
    const float2 half2 = half4.lo + half4.hi;
    partials[offset + get_global_id(0)] = half2.x + half2.y;
}

static inline float norm_of(global const float* restrict partials, int offset, int parts) {
    float sum = 0.0f;
    for (int c = 0; c < parts; ++c) {
        sum += partials[offset + c];
    }
    return sqrt(sum);
}

kernel void norm_scale(global float* restrict x, global const float* restrict partials, const long values,
        const int offset, const int parts, const float limit) {
    const float norm = norm_of(partials, offset, parts);
#if MODE == 0
    const float factor = 1.0f / (norm + limit);
#else
    const float factor = norm > limit ? limit / norm : 1.0f;
#endif
    const long last = span_last(values);
    for (long at = span_first(values); at < last; at += SPAN_STEP) {
        span_store(span_load(x, at, values) * factor, x, at, values);
    }
}

kernel void norm_store(global const float* restrict partials, global float* restrict norm, const int offset,
        const int parts) {
    norm[0] = norm_of(partials, offset, parts);
}

kernel void value_clip(global float* restrict x, const long values, const float limit) {
    const long last = span_last(values);
    for (long at = span_first(values); at < last; at += SPAN_STEP) {
        span_store(clamp(span_load(x, at, values), ALL(-limit), ALL(limit)), x, at, values);
    }
}
