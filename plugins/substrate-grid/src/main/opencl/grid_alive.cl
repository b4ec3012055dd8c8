// SPDX-License-Identifier: Apache-2.0
// grid_alive - one bit for each site whose value in one channel is above a threshold.
//
// grid_alive      the threshold
// grid_occupied   one bit for each site with a scalar that is not zero; angles do not count
//
// cells     float [B][H][W][C]
// alive     ulong [B][H][WORDS]  overwritten; layout in grid.clh
// channel   int                  in 0..C-1
// threshold float                strict lower bound; NaN is not alive
//
// Launch    ITEMS work-items a group, one group a word
// Cost      one read of 4 bytes a site, 64 sites a group
// Twin      GridOracle (plain Java, in the tests)
#include "grid.clh"

kernel void grid_alive(
        const global float *restrict cells,
        global ulong *restrict alive,
        const int channel,
        const float threshold,
        const int width) {
    const int index = (int)get_group_id(0);
    const int words = (width + 63) / 64;
    const int word = index % words;
    const int count = min(64, width - word * 64);
    const size_t first = (size_t)(index / words) * width + word * 64;
    const global float *values = cells + first * CHANNELS + channel;
#if ITEMS == 1
    ulong bits = 0ul;
    int i = 0;
    for (; i + 16 <= count; i += 16) {
        float lane[16];
#pragma unroll
        for (int j = 0; j < 16; ++j) {
            lane[j] = values[(size_t)(i + j) * CHANNELS];
        }
        bits |= grid_bits16(vload16(0, lane) > (float16)(threshold)) << i;
    }
    for (; i < count; ++i) {
        bits |= (ulong)(values[(size_t)i * CHANNELS] > threshold) << i;
    }
    alive[index] = bits;
#else
    local uint halves[2];
    const int i = (int)get_local_id(0);
    if (i < 2) {
        halves[i] = 0u;
    }
    barrier(CLK_LOCAL_MEM_FENCE);
    for (int j = i; j < count; j += ITEMS) {
        if (values[(size_t)j * CHANNELS] > threshold) {
            atomic_or(&halves[j / 32], 1u << (j & 31));
        }
    }
    barrier(CLK_LOCAL_MEM_FENCE);
    if (i == 0) {
        alive[index] = (ulong)halves[0] | ((ulong)halves[1] << 32);
    }
#endif
}

kernel void grid_occupied(const global float *restrict cells, global ulong *restrict occupied, const int width) {
    const int index = (int)get_group_id(0);
    const int words = (width + 63) / 64;
    const int word = index % words;
    const int count = min(64, width - word * 64);
    const size_t first = (size_t)(index / words) * width + word * 64;
#if ITEMS > 1
    local uint halves[2];
    if (get_local_id(0) < 2) {
        halves[get_local_id(0)] = 0u;
    }
    barrier(CLK_LOCAL_MEM_FENCE);
#endif
    ulong bits = 0ul;
    for (int i = (int)get_local_id(0); i < count; i += ITEMS) {
        const global float *cell = cells + (first + i) * CHANNELS;
        uint any = 0u;
        for (int c = 0; c < SCALARS; ++c) {
            any |= as_uint(cell[c]) << 1; // all but the sign: -0 is nothing either, and NaN is something
        }
        bits |= (ulong)(any != 0u) << i;
    }
#if ITEMS > 1
    atomic_or(&halves[0], (uint)bits);
    atomic_or(&halves[1], (uint)(bits >> 32));
    barrier(CLK_LOCAL_MEM_FENCE);
    bits = (ulong)halves[0] | ((ulong)halves[1] << 32);
#endif
    if (get_local_id(0) == 0) {
        occupied[index] = bits;
    }
}
