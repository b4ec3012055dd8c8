// SPDX-License-Identifier: Apache-2.0
// adam_step - one step of Adam or AdamW on one parameter tensor, in place.
//
//   g      = gradient + coupled * parameter
//   first  = beta1 * first + (1 - beta1) * g
//   second = beta2 * second + (1 - beta2) * g^2
//   parameter = keep * parameter - rate * first / (sqrt(second) * spread + epsilon)
//
// The host makes rate = learningRate / (1 - beta1^t) and spread = 1 / sqrt(1 - beta2^t) in double; keep is
// 1 - learningRate * decay for AdamW, else 1.
//
// parameter, gradient, first, second  float [values]; the moments start at 0
//
// Launch  WIDE 16: global = stripes, local 1; WIDE 1: any global, local any. See span.clh
// Cost    14 flop and 28 bytes a value
// Source  Kingma and Ba 2015; Loshchilov and Hutter 2019
#include "common/span.clh"

kernel void adam_step(global float* restrict parameter, global const float* restrict gradient,
        global float* restrict first, global float* restrict second, const long values, const float beta1,
        const float beta2, const float epsilon, const float rate, const float spread, const float keep,
        const float coupled) {
    const long last = span_last(values);
    for (long at = span_first(values); at < last; at += SPAN_STEP) {
        const REAL w = span_load(parameter, at, values);
        const REAL g = span_load(gradient, at, values) + coupled * w;
        const REAL m = beta1 * span_load(first, at, values) + (1.0f - beta1) * g;
        const REAL v = beta2 * span_load(second, at, values) + (1.0f - beta2) * g * g;
        span_store(m, first, at, values);
        span_store(v, second, at, values);
        span_store(keep * w - rate * m / (sqrt(v) * spread + epsilon), parameter, at, values);
    }
}
