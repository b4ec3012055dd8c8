// SPDX-License-Identifier: Apache-2.0
// polar_correlate - the products of a polar state with every turn of a polar target, and of its mirror image.
//
//   set 0: corr[k] = sum over planes and a of P[a + k] T[a]    the target turned by k
//   set 1: corr[k] = sum over planes and a of P[k - a] T[a]    the target mirrored, then turned by k
// with angles taken modulo their number.
//
// planes  float [B][count][stride], P written twice over (polar_pack); stride >= 2 * angles + 2 * WIDTH
// target  float [count][angles], T
// parts   float [B][PARTS][SETS][angles]: sums over a stretch of planes; their sum over PARTS is corr
//
// SETS    1 or 2
// WIDTH   16: an item has lanes of neighbouring k (CPU); 1: an item has one of them (GPU). Each has two of these.
// Launch  global (angles / (2 * WIDTH) rounded up, PARTS, B), local any; surplus items return
// Order   a plane's sum is ended before it is added: fixed order, error about 1e-6 of the largest product
// Cost    2 * SETS * count * angles^2 flop a sample
// Source  Mordvintsev, Randazzo, Fouts 2022; there by Fourier transform, see polar_spectrum
#ifndef SETS
#define SETS 2
#endif
#ifndef WIDTH
#define WIDTH 16
#endif

#if WIDTH == 16
typedef float16 lanes_t;
#define LOAD(from) vload16(0, from)
#else
typedef float lanes_t;
#define LOAD(from) (*(from))
#endif

static void store(lanes_t value, int first, int angles, global float* restrict to) {
#if WIDTH == 16
    if (first + WIDTH <= angles) {
        vstore16(value, 0, to + first);
        return;
    }
    float lane[WIDTH];
    vstore16(value, 0, lane);
    for (int i = 0; first + i < angles; ++i) {
        to[first + i] = lane[i];
    }
#else
    if (first < angles) {
        to[first] = value;
    }
#endif
}

kernel void polar_correlate(global const float* restrict planes, global const float* restrict target,
        global float* restrict parts, const int count, const int stride, const int angles) {
    const int k = get_global_id(0) * 2 * WIDTH;
    const int part = get_global_id(1);
    const int partCount = get_global_size(1);
    const size_t sample = get_global_id(2);
    if (k >= angles) {
        return;
    }
    const int first = (int)((long)count * part / partCount);
    const int last = (int)((long)count * (part + 1) / partCount);
    lanes_t turned0 = 0.0f;
    lanes_t turned1 = 0.0f;
    lanes_t mirrored0 = 0.0f;
    lanes_t mirrored1 = 0.0f;
    for (int plane = first; plane < last; ++plane) {
        global const float* from = planes + (sample * count + plane) * stride + k;
        global const float* factors = target + (size_t)plane * angles;
        lanes_t t0 = 0.0f;
        lanes_t t1 = 0.0f;
        lanes_t m0 = 0.0f;
        lanes_t m1 = 0.0f;
        for (int a = 0; a < angles; ++a) {
            const lanes_t factor = (lanes_t)(factors[a]);
            t0 = fma(LOAD(from + a), factor, t0);
            t1 = fma(LOAD(from + a + WIDTH), factor, t1);
#if SETS == 2
            m0 = fma(LOAD(from + angles - a), factor, m0);
            m1 = fma(LOAD(from + angles - a + WIDTH), factor, m1);
#endif
        }
        turned0 += t0;
        turned1 += t1;
        mirrored0 += m0;
        mirrored1 += m1;
    }
    global float* to = parts + (sample * partCount + part) * SETS * angles;
    store(turned0, k, angles, to);
    store(turned1, k + WIDTH, angles, to);
#if SETS == 2
    store(mirrored0, k, angles, to + angles);
    store(mirrored1, k + WIDTH, angles, to + angles);
#endif
}
