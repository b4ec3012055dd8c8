// SPDX-License-Identifier: Apache-2.0
// polar_spectrum - the spectra of the products of a polar state with every turn of a target and of its mirror image.
//
//   set 0: F(P) conj(F(T)), set 1: F(P) F(T), summed over all planes; the inverse transforms are the products of
//   polar_correlate: set 0 from place 0 on, set 1 from place `angles` on, because P is written twice over
//
// state   float [B][count][length][2], transforms of P, written twice over and padded with zeros
// target  float [count][length][2], transforms of T, written once and padded with zeros
// spectra float [B][SETS][length][2]
//
// SETS    1 or 2
// Launch  global (length, B), local any
// Cost    8 * SETS * count flop and 16 * count bytes a frequency
// Source  Mordvintsev, Randazzo, Fouts 2022
#ifndef SETS
#define SETS 2
#endif

kernel void polar_spectrum(global const float* restrict state, global const float* restrict target,
        global float* restrict spectra, const int count) {
    const int f = get_global_id(0);
    const int length = get_global_size(0);
    const size_t sample = get_global_id(1);
    float2 turned = 0.0f;
    float2 mirrored = 0.0f;
    for (int plane = 0; plane < count; ++plane) {
        const float2 p = vload2((sample * count + plane) * length + f, state);
        const float2 t = vload2((size_t)plane * length + f, target);
        const float4 products = (float4)(p.x * t.x, p.y * t.y, p.y * t.x, p.x * t.y);
        turned += (float2)(products.x + products.y, products.z - products.w);
        mirrored += (float2)(products.x - products.y, products.z + products.w);
    }
    vstore2(turned, sample * SETS * length + f, spectra);
#if SETS == 2
    vstore2(mirrored, (sample * SETS + 1) * length + f, spectra);
#endif
}
