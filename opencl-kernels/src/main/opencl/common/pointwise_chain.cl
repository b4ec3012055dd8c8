// SPDX-License-Identifier: Apache-2.0
// pointwise_chain - y = f_k(... f_2(f_1(x))) value by value in one pass, and its adjoint in one more.
//
// Link i is f(v) of one value or f(v, other_i) of two, where v is what the link before gave. What lies between two
// links stays in registers: the adjoint computes it again.
//
// input, output  float [values], or [rows][values] of which the first count[0] rows are valid if COUNTED
// gradient       as input: of the output
// into           as input: beta * into + the gradient of x; null if nobody wants it
// count          int   [1], read only if COUNTED
// for each link, in order:
//   other_i      as input: its second operand, only if TAKES_i is 2
//   p_i, q_i     parameters of its function; q_i only if TAKES_i is 1
//   into_i, beta_i  in the adjoint, only if TAKES_i is 2: as `into` and `beta`, for other_i
//
// LINKS     1..8
// TAKES_i   1 or 2 values, for each link i from 0 on
// CODE_i    which function, see pointwise_functions.clh
// beta      0 overwrites a gradient, 1 adds to it
// Launch    WIDE 16: global = stripes, local 1; WIDE 1: any global, local any. See span.clh
// Alias     inputs may be one another. So may gradients that are written: an item writes those of the last link first
//           and `into` last, so of gradients in the same memory that first one alone may have beta 0
// Order     no contraction: a chain has the bits of one launch a function
// Cost      forward 8 bytes a value and 4 an operand; back 16 bytes a value and 8 an operand
// Twin      PointwiseTest, ChainTest
#pragma OPENCL FP_CONTRACT OFF // Or a compiler fuses a product with a sum of the next link.
#include "common/pointwise_functions.clh"

#ifndef LINKS
#define LINKS 1
#define TAKES_0 1
#define CODE_0 0
#endif

// M(i, j) for each link i, which makes v_j of v_i; in order, and from the last one back.
#define FORTH_1(M) M(0, 1)
#define FORTH_2(M) FORTH_1(M) M(1, 2)
#define FORTH_3(M) FORTH_2(M) M(2, 3)
#define FORTH_4(M) FORTH_3(M) M(3, 4)
#define FORTH_5(M) FORTH_4(M) M(4, 5)
#define FORTH_6(M) FORTH_5(M) M(5, 6)
#define FORTH_7(M) FORTH_6(M) M(6, 7)
#define FORTH_8(M) FORTH_7(M) M(7, 8)
#define BACK_1(M) M(0, 1)
#define BACK_2(M) M(1, 2) BACK_1(M)
#define BACK_3(M) M(2, 3) BACK_2(M)
#define BACK_4(M) M(3, 4) BACK_3(M)
#define BACK_5(M) M(4, 5) BACK_4(M)
#define BACK_6(M) M(5, 6) BACK_5(M)
#define BACK_7(M) M(6, 7) BACK_6(M)
#define BACK_8(M) M(7, 8) BACK_7(M)

// One macro for each depth of joining: a macro is not expanded again within its own expansion.
#define WALK_(way, links) way##links
#define WALK(way, links) WALK_(way, links)
#define KIND_(name, takes) name##takes
#define KIND(name, takes) KIND_(name, takes)
#define FUNCTION_(name, code) name##code
#define FUNCTION(name, code) FUNCTION_(name, code)

#define ARGUMENTS_1(i) , const float p_##i, const float q_##i
#define ARGUMENTS_2(i) , global const float* restrict other_##i, const float p_##i
#define ARGUMENTS(i, j) KIND(ARGUMENTS_, TAKES_##i)(i)

#define GRADIENTS_1(i) ARGUMENTS_1(i)
#define GRADIENTS_2(i) ARGUMENTS_2(i), global float* into_##i, const float beta_##i
#define GRADIENTS(i, j) KIND(GRADIENTS_, TAKES_##i)(i)

#define OPERAND_1(i)
#define OPERAND_2(i) const REAL b_##i = span_load(other_##i, at, n);
#define OPERAND(i, j) KIND(OPERAND_, TAKES_##i)(i)

#define RESULT_1(i) FUNCTION(VALUE_1_, CODE_##i)(v_##i, p_##i, q_##i)
#define RESULT_2(i) FUNCTION(VALUE_2_, CODE_##i)(v_##i, b_##i, p_##i)
#define APPLY(i, j) const REAL v_##j = KIND(RESULT_, TAKES_##i)(i);
// The last result lies in memory: if its slope needs it, reading is cheaper than computing.
#define RECALL(i, j) const REAL v_##j = j == LINKS ? span_load(output, at, n) : KIND(RESULT_, TAKES_##i)(i);

#define RETURN_1(i, j) g *= FUNCTION(SLOPE_1_, CODE_##i)(v_##i, v_##j, p_##i, q_##i);
#define RETURN_2(i, j) \
    if (into_##i) { \
        span_add(g * FUNCTION(SLOPE_B_, CODE_##i)(v_##i, b_##i, p_##i), into_##i, beta_##i, at, n); \
    } \
    g *= FUNCTION(SLOPE_A_, CODE_##i)(v_##i, b_##i, p_##i);
#define RETURN(i, j) KIND(RETURN_, TAKES_##i)(i, j)

kernel void pointwise_chain(global const float* restrict input, global float* restrict output,
        global const int* restrict count, const long values WALK(FORTH_, LINKS)(ARGUMENTS)) {
    const long n = span_values(count, values);
    const long last = span_last(n);
    for (long at = span_first(n); at < last; at += SPAN_STEP) {
        const REAL v_0 = span_load(input, at, n);
        WALK(FORTH_, LINKS)(OPERAND)
        WALK(FORTH_, LINKS)(APPLY)
        span_store(WALK(v_, LINKS), output, at, n);
    }
}

kernel void pointwise_chain_adjoint(global const float* restrict input, global const float* restrict output,
        global const float* restrict gradient, global float* into, global const int* restrict count, const long values,
        const float beta WALK(FORTH_, LINKS)(GRADIENTS)) {
    const long n = span_values(count, values);
    const long last = span_last(n);
    for (long at = span_first(n); at < last; at += SPAN_STEP) {
        const REAL v_0 = span_load(input, at, n);
        WALK(FORTH_, LINKS)(OPERAND)
        WALK(FORTH_, LINKS)(RECALL)
        REAL g = span_load(gradient, at, n);
        WALK(BACK_, LINKS)(RETURN)
        if (into) {
            span_add(g, into, beta, at, n);
        }
    }
}
