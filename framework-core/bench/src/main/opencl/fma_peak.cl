// SPDX-License-Identifier: Apache-2.0
// fma_peak - multiply-adds that depend on nothing but themselves: the floating-point peak of a device.
//
// out  float [items]  one number each, so that no work can be left out
//
// Each item runs ROUNDS rounds of twelve independent multiply-adds on LANES floats. Twelve chains hide the latency of
// the unit; as an array some compilers would keep them in memory, so they are named.
//
// Launch    global (items), local 1 on CPUs, any on GPUs
// Cost      items * ROUNDS * 12 * LANES * 2 FLOP; no memory to speak of
// Units     values stay below 2: a = a * 0.999 + 0.001
// Source    Williams, Waterman, Patterson: Roofline, CACM 52(4) 2009

#ifndef LANES
#define LANES 8
#endif
#ifndef ROUNDS
#define ROUNDS 100000
#endif

#if LANES == 1
#define VECTOR float
#else
#define JOIN(a, b) a##b
#define VECTOR_OF(n) JOIN(float, n)
#define VECTOR VECTOR_OF(LANES)
#endif

__kernel void fma_peak(__global float *restrict out, const float factor, const float term) {
    const VECTOR m = (VECTOR)(factor);
    const VECTOR t = (VECTOR)(term);
    const float first = (float)get_global_id(0) * 1e-6f;
    VECTOR a = (VECTOR)(first), b = a + 0.1f, c = a + 0.2f, d = a + 0.3f;
    VECTOR e = a + 0.4f, f = a + 0.5f, g = a + 0.6f, h = a + 0.7f;
    VECTOR i = a + 0.8f, j = a + 0.9f, k = a + 1.0f, l = a + 1.1f;
    for (int round = 0; round < ROUNDS; ++round) {
        a = a * m + t;
        b = b * m + t;
        c = c * m + t;
        d = d * m + t;
        e = e * m + t;
        f = f * m + t;
        g = g * m + t;
        h = h * m + t;
        i = i * m + t;
        j = j * m + t;
        k = k * m + t;
        l = l * m + t;
    }
    const VECTOR sum = a + b + c + d + e + f + g + h + i + j + k + l;
#if LANES == 1
    out[get_global_id(0)] = sum;
#else
    float8 eight;
#if LANES == 16
    eight = sum.lo + sum.hi;
#elif LANES == 8
    eight = sum;
#else
    eight = (float8)(sum, sum);
#endif
    const float4 four = eight.lo + eight.hi;
    out[get_global_id(0)] = four.x + four.y + four.z + four.w;
#endif
}
