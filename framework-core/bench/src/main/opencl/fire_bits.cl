// SPDX-License-Identifier: Apache-2.0
// fire_bits - writes down the fire masks that a rollout makes from its counter, so that others can compute the same.
//
// bits   ulong [steps][words]  bit x % 64 of word (b * H + y) * ceil(W / 64) + x / 64: whether site (b, y, x) fires
// words  number of words of one step, B * H * ceil(W / 64)
// p16    fire rate times 65536
// first  index of the first step; stream and seed as in the step's name
//
// Launch    global (words, steps), local any
// Units     exact integers

#include "common/fire_mask.clh"

__kernel void fire_bits(
        __global ulong *restrict bits,
        const int words,
        const int p16,
        const int first,
        const int stream,
        const uint2 seed) {
    const int word = (int)get_global_id(0);
    const int step = (int)get_global_id(1);
    bits[(size_t)step * words + word] = fire_word((uint)word, (uint)p16, (uint)(first + step), (uint)stream, seed);
}
