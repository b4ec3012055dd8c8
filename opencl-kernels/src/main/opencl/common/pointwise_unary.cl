// SPDX-License-Identifier: Apache-2.0
// pointwise_unary - y = f(x) value by value, and its adjoint gx = g * f'(x) + beta * gx.
//
// x, y, g, gx  float [values], or [rows][values] of which the first count[0] rows are valid if COUNTED
// count        int   [1], read only if COUNTED
// p, q         parameters of f
//
// FUNCTION  which f, see the table below: VALUE in x, p, q; SLOPE in x, y = f(x), p, q
// Launch    WIDE 16: global = stripes, local 1; WIDE 1: any global, local any. See span.clh
// Alias     y may be x in the forward kernel if no adjoint follows; gx must not alias an input
// Kinks     abs, relu, elu, clamp: the slope at the kink is 0 (abs, relu) or 1 (elu, clamp's ends)
// Cost      8 bytes a value forward, 16 back
// Twin      PointwiseTest
#include "common/span.clh"

#ifndef FUNCTION
#define FUNCTION 0
#endif

// 1 / (1 + exp(-z)) without overflow.
static inline REAL logistic(REAL z) {
    const REAL e = exp(-fabs(z));
    return (z < ALL(0.0f) ? e : ALL(1.0f)) / (1.0f + e);
}

#if FUNCTION == 0 // p x + q
#define VALUE (p * x + q)
#define SLOPE ALL(p)
#elif FUNCTION == 1 // |x|
#define VALUE fabs(x)
#define SLOPE (x > ALL(0.0f) ? ALL(1.0f) : (x < ALL(0.0f) ? ALL(-1.0f) : ALL(0.0f)))
#elif FUNCTION == 2 // x^2
#define VALUE (x * x)
#define SLOPE (2.0f * x)
#elif FUNCTION == 3 // square root of x >= 0
#define VALUE sqrt(x)
#define SLOPE (0.5f / y)
#elif FUNCTION == 4
#define VALUE exp(x)
#define SLOPE y
#elif FUNCTION == 5 // natural logarithm
#define VALUE log(x)
#define SLOPE (1.0f / x)
#elif FUNCTION == 6
#define VALUE sin(x)
#define SLOPE cos(x)
#elif FUNCTION == 7
#define VALUE cos(x)
#define SLOPE (-sin(x))
#elif FUNCTION == 8
#define VALUE tanh(x)
#define SLOPE (1.0f - y * y)
#elif FUNCTION == 9 // sigmoid
#define VALUE logistic(x)
#define SLOPE (y * (1.0f - y))
#elif FUNCTION == 10 // relu
#define VALUE fmax(x, ALL(0.0f))
#define SLOPE (x > ALL(0.0f) ? ALL(1.0f) : ALL(0.0f))
#elif FUNCTION == 11 // elu, alpha 1
#define VALUE (x > ALL(0.0f) ? x : expm1(fmin(x, ALL(0.0f))))
#define SLOPE (x >= ALL(0.0f) ? ALL(1.0f) : y + 1.0f)
#elif FUNCTION == 12 // swish: x sigmoid(p x)
#define VALUE (x * logistic(p * x))
#define SLOPE (logistic(p * x) * (1.0f + p * x * (1.0f - logistic(p * x))))
#elif FUNCTION == 13 // gelu by tanh, Hendrycks and Gimpel 2016
#define GELU_ROOT 0.7978845608f // sqrt(2 / pi)
#define GELU_CUBE 0.044715f
#define GELU_TANH tanh(GELU_ROOT * (x + GELU_CUBE * x * x * x))
#define VALUE (0.5f * x * (1.0f + GELU_TANH))
#define SLOPE (0.5f * (1.0f + GELU_TANH) \
        + 0.5f * x * (1.0f - GELU_TANH * GELU_TANH) * GELU_ROOT * (1.0f + 3.0f * GELU_CUBE * x * x))
#elif FUNCTION == 14 // p..q
#define VALUE fmin(fmax(x, ALL(p)), ALL(q))
#define SLOPE (x < ALL(p) ? ALL(0.0f) : (x > ALL(q) ? ALL(0.0f) : ALL(1.0f)))
#elif FUNCTION == 15 // 1 / x
#define VALUE (1.0f / x)
#define SLOPE (-y * y)
#elif FUNCTION == 16 // log(1 + exp(x)) without overflow
#define VALUE (fmax(x, ALL(0.0f)) + log1p(exp(-fabs(x))))
#define SLOPE logistic(x)
#else
#error "FUNCTION is 0..16"
#endif

kernel void pointwise_unary(global const float* restrict input, global float* restrict output,
        global const int* restrict count, const long values, const float p, const float q) {
    const long n = span_values(count, values);
    const long last = span_last(n);
    for (long at = span_first(n); at < last; at += SPAN_STEP) {
        const REAL x = span_load(input, at, n);
        span_store(VALUE, output, at, n);
    }
}

kernel void pointwise_unary_adjoint(global const float* restrict input, global const float* restrict output,
        global const float* restrict gradient, global float* restrict into, global const int* restrict count,
        const long values, const float p, const float q, const float beta) {
    const long n = span_values(count, values);
    const long last = span_last(n);
    for (long at = span_first(n); at < last; at += SPAN_STEP) {
        const REAL x = span_load(input, at, n);
        const REAL y = span_load(output, at, n);
        span_add(span_load(gradient, at, n) * (SLOPE), into, beta, at, n);
    }
}
