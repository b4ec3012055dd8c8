// SPDX-License-Identifier: Apache-2.0
// random_fill - fills a tensor with random numbers that depend only on (seed, stream, step, purpose, index).
//
// Word w of the sequence is word w % 4 of block (w / 4, step, stream, purpose).
//
// KIND    0 uniform: value i = p + (q - p) * unit(word i)
//         1 normal: value i = p + q * sqrt(-2 log(u)) cos(2 pi v), u of word 2 i in (0, 1], v of word 2 i + 1 in [0, 1)
//         2 Bernoulli: value i = 1 if unit(word i) < p, else 0
// out     float [values]
//
// Launch  global = ceil(values / 4) (KIND 1: ceil(values / 2)), one block an item, local any; values <= 2^33 (2^32)
// Units   KIND 0 and 2 are exact in single precision, the same on every device; KIND 1 has the error of log and cospi
// Twin    org.morphogen.api.random.Draws
// Source  Box and Muller 1958
#include "common/philox.clh"

#ifndef KIND
#define KIND 0
#endif

static inline float normal_of(uint first, uint second) {
    const float u = (float)((first >> 8) + 1u) * 0x1.0p-24f;
    return sqrt(-2.0f * log(u)) * cospi(2.0f * philox_unit_float(second));
}

kernel void random_fill(global float* restrict out, const long values, const uint2 seed, const uint stream,
        const uint step, const uint purpose, const float p, const float q) {
    const uint block = get_global_id(0);
    const uint4 words = philox4x32_10((uint4)(block, step, stream, purpose), seed);
#if KIND == 1
    const float pair[2] = {normal_of(words.x, words.y), normal_of(words.z, words.w)};
    for (int i = 0; i < 2; ++i) {
        const long at = (long)block * 2 + i;
        if (at < values) {
            out[at] = p + q * pair[i];
        }
    }
#else
    const uint each[4] = {words.x, words.y, words.z, words.w};
    for (int i = 0; i < 4; ++i) {
        const long at = (long)block * 4 + i;
        if (at < values) {
            const float unit = philox_unit_float(each[i]);
#if KIND == 0
            out[at] = p + (q - p) * unit;
#else
            out[at] = unit < p ? 1.0f : 0.0f;
#endif
        }
    }
#endif
}
