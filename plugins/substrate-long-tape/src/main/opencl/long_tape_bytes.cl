// SPDX-License-Identifier: Apache-2.0
// long_tape_bytes - uniform bytes from .. from + span - 1 on long tapes.
//
// tapes  uchar [B][length]  samples first .. first + get_global_size(1) - 1 are overwritten
//
// Launch  global (ceil(length / 4), samples)
// Cost    one Philox block for four bytes
// Units   integers; the same on every device
// Twin    LongTapeSubstrateTest
// Source  none
#include "common/philox.clh"

// Purpose of Philox counters; see philox.clh.
#define LONG_TAPE_BYTES 0x6C6F6E6Au

__kernel void long_tape_bytes(__global uchar *restrict tapes, const int length, const int first, const int from,
                              const int span, const uint2 key) {
    const uint block = get_global_id(0);
    const uint sample = first + get_global_id(1);
    const uint4 words = philox4x32_10((uint4)(block, 0, sample, LONG_TAPE_BYTES), key);
    const uint draws[4] = {words.x, words.y, words.z, words.w};
    for (int i = 0; i < 4 && 4 * (int)block + i < length; ++i) {
        tapes[(long)sample * length + 4 * block + i] = (uchar)(from + (int)mul_hi(draws[i], (uint)span));
    }
}
