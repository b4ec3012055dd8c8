// SPDX-License-Identifier: Apache-2.0
// philox_words - the four words of many counters: how the tests see Philox4x32-10.
//
// counters  uint [blocks][4]
// keys      uint [blocks][2]
// words     uint [blocks][4]
//
// Launch  global = blocks, local any
#include "common/philox.clh"

kernel void philox_words(global const uint* restrict counters, global const uint* restrict keys,
        global uint* restrict words) {
    const size_t i = get_global_id(0);
    vstore4(philox4x32_10(vload4(i, counters), vload2(i, keys)), i, words);
}
