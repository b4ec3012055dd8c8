// SPDX-License-Identifier: Apache-2.0
// pointwise_binary - y = f(a, b) value by value, and the adjoint for each operand: ga = g * df/da + beta * ga.
//
// a, b, y, g, into  float [values], or [rows][values] of which the first count[0] rows are valid if COUNTED
// count             int   [1], read only if COUNTED
// p                 parameter of f
//
// FUNCTION  which f, see the table below: VALUE, SLOPE_A and SLOPE_B in a, b, p
// SIDE      adjoint for operand 0 (a) or 1 (b)
// Launch    WIDE 16: global = stripes, local 1; WIDE 1: any global, local any. See span.clh
// Alias     y may be a or b in the forward kernel if no adjoint follows
// Ties      maximum and minimum: the gradient goes to a
// Cost      12 bytes a value forward, 12 to 20 back
// Twin      PointwiseTest
#include "common/span.clh"

#ifndef FUNCTION
#define FUNCTION 0
#endif
#ifndef SIDE
#define SIDE 0
#endif

#if FUNCTION == 0 // a + p b
#define VALUE (a + p * b)
#define SLOPE_A ALL(1.0f)
#define SLOPE_B ALL(p)
#elif FUNCTION == 1
#define VALUE (a * b)
#define SLOPE_A b
#define SLOPE_B a
#elif FUNCTION == 2
#define VALUE (a / b)
#define SLOPE_A (1.0f / b)
#define SLOPE_B (-a / (b * b))
#elif FUNCTION == 3
#define VALUE fmax(a, b)
#define SLOPE_A (a >= b ? ALL(1.0f) : ALL(0.0f))
#define SLOPE_B (a >= b ? ALL(0.0f) : ALL(1.0f))
#elif FUNCTION == 4
#define VALUE fmin(a, b)
#define SLOPE_A (a <= b ? ALL(1.0f) : ALL(0.0f))
#define SLOPE_B (a <= b ? ALL(0.0f) : ALL(1.0f))
#else
#error "FUNCTION is 0..4"
#endif

#if SIDE == 0
#define SLOPE SLOPE_A
#else
#define SLOPE SLOPE_B
#endif

kernel void pointwise_binary(global const float* restrict left, global const float* restrict right,
        global float* restrict output, global const int* restrict count, const long values, const float p) {
    const long n = span_values(count, values);
    const long last = span_last(n);
    for (long at = span_first(n); at < last; at += SPAN_STEP) {
        const REAL a = span_load(left, at, n);
        const REAL b = span_load(right, at, n);
        span_store(VALUE, output, at, n);
    }
}

kernel void pointwise_binary_adjoint(global const float* restrict left, global const float* restrict right,
        global const float* restrict gradient, global float* restrict into, global const int* restrict count,
        const long values, const float p, const float beta) {
    const long n = span_values(count, values);
    const long last = span_last(n);
    for (long at = span_first(n); at < last; at += SPAN_STEP) {
        const REAL a = span_load(left, at, n);
        const REAL b = span_load(right, at, n);
        span_add(span_load(gradient, at, n) * (SLOPE), into, beta, at, n);
    }
}
