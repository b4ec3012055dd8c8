// SPDX-License-Identifier: Apache-2.0
// fft - discrete Fourier transforms of many rows: Y[k] = scale * sum over j of X[j] exp(SIGN * 2 pi i j k / LENGTH),
// plus beta * Y[k].
//
// SIGN -1 with scale 1 is the forward transform, SIGN 1 with scale 1 / LENGTH its inverse. The adjoint of either, with
// respect to the real and imaginary parts, is the transform of the other sign and the same scale.
//
// x  float [rows][LENGTH][2], real and imaginary part; [rows][LENGTH] if REAL_IN, imaginary parts 0
// y  float [rows][LENGTH][2]; [rows][LENGTH] if REAL_OUT, imaginary parts dropped; must not alias x
//
// LENGTH    a power of two; 16 * LENGTH bytes of local memory
// GROUP     items of a row's work-group, the local size
// Launch    global (rows * GROUP), local GROUP
// Accuracy  twiddles from sinpi and cospi: error about 1e-7 * log2(LENGTH), relative to the row's norm
// Cost      5 * LENGTH * log2(LENGTH) flop and 16 * LENGTH bytes a row
// Source    Stockham's self-sorting radix-2 passes (Cochran et al. 1967)
#ifndef LENGTH
#define LENGTH 64
#endif
#ifndef SIGN
#define SIGN -1
#endif
#ifndef REAL_IN
#define REAL_IN 0
#endif
#ifndef REAL_OUT
#define REAL_OUT 0
#endif
#ifndef GROUP
#define GROUP 1
#endif

#define HALF_LENGTH (LENGTH / 2)

kernel __attribute__((reqd_work_group_size(GROUP, 1, 1)))
void fft(global const float* restrict x, global float* restrict y, const float scale, const float beta) {
    local float2 ping[LENGTH];
    local float2 pong[LENGTH];
    local float2* from = ping;
    local float2* to = pong;
    const int item = get_local_id(0);
    const size_t base = get_group_id(0) * (size_t)LENGTH;
    for (int j = item; j < LENGTH; j += GROUP) {
#if REAL_IN
        from[j] = (float2)(x[base + j], 0.0f);
#else
        from[j] = vload2(base + j, x);
#endif
    }
    barrier(CLK_LOCAL_MEM_FENCE);
    // After the pass of `span`, transforms of 2 * span neighbouring places are done.
    for (int span = 1; span < LENGTH; span *= 2) {
        for (int j = item; j < HALF_LENGTH; j += GROUP) {
            const int k = j % span;
            const float angle = (float)SIGN * (float)k / (float)span;
            const float2 twiddle = (float2)(cospi(angle), sinpi(angle));
            const float2 a = from[j];
            const float2 b = from[j + HALF_LENGTH];
            const float2 turned = (float2)(twiddle.x * b.x - twiddle.y * b.y, twiddle.x * b.y + twiddle.y * b.x);
            const int place = 2 * j - k;
            to[place] = a + turned;
            to[place + span] = a - turned;
        }
        barrier(CLK_LOCAL_MEM_FENCE);
        local float2* swapped = from;
        from = to;
        to = swapped;
    }
    for (int j = item; j < LENGTH; j += GROUP) {
#if REAL_OUT
        const float value = scale * from[j].x;
        y[base + j] = beta == 0.0f ? value : fma(beta, y[base + j], value);
#else
        const float2 value = scale * from[j];
        vstore2(beta == 0.0f ? value : beta * vload2(base + j, y) + value, base + j, y);
#endif
    }
}
