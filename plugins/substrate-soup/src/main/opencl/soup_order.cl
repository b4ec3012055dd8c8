// SPDX-License-Identifier: Apache-2.0
// soup_order - permutations of which every entry is found by itself.
//
// meetings  int [B][size + 4]   a permutation, then pairs that run and pairs that mutate: all; then zeros
//
// soup_order_fixed   entry i is ((i o) mod size) ^ (epoch & 1), o = 2^((epoch mod log2 size) + 1) - 1; size a power of two
// soup_order_ring    odd epochs: entry i is i; even epochs: i - 1, and the last for i = 0
// soup_order_mixed   a random permutation: a Feistel network on the least power of two that holds all programs, keyed by
//                    Philox with the seed, the epoch and the sample; a value that is no program goes through it again
//
// Launch    global (ceil(size / 64), B)
// Cost      mixed: eight rounds of two 32-bit products an entry, on average less than twice
// Units     integers; the same on every device
// Twin      SoupOracle.java (fixed, ring); mixed is tested for being a permutation and for its statistics
// Source    fixed, ring: the published program of arXiv 2406.19108. Luby and Rackoff 1988, doi 10.1137/0217022; walking of
//           cycles: Black and Rogaway 2002, doi 10.1007/3-540-45760-7_9
#include "common/philox.clh"

#define EACH 64
#define ROUNDS 8
#define SOUP_ORDER 0x736F7572u

// A mixing of 32 bits; the finaliser of MurmurHash3 (A. Appleby).
static inline uint soup_mix(uint x) {
    x = (x ^ (x >> 16)) * 0x85EBCA6Bu;
    x = (x ^ (x >> 13)) * 0xC2B2AE35u;
    return x ^ (x >> 16);
}

static void soup_counts(__global int *words, const int size) {
    if (get_global_id(0) == 0) {
        words[size] = size / 2;
        words[size + 1] = size / 2;
        words[size + 2] = 0;
        words[size + 3] = 0;
    }
}

__kernel void soup_order_fixed(__global int *restrict meetings, const int size, const uint2 key, const int epoch) {
    __global int *words = meetings + (long)get_global_id(1) * (size + 4);
    const int from = (int)get_global_id(0) * EACH;
    const int power = 31 - clz(size);
    const int factor = (1 << (epoch % max(1, power) + 1)) - 1;
    for (int i = from; i < min(from + EACH, size); ++i) {
        words[i] = (int)(((uint)i * (uint)factor) & (uint)(size - 1)) ^ (epoch & 1);
    }
    soup_counts(words, size);
}

__kernel void soup_order_ring(__global int *restrict meetings, const int size, const uint2 key, const int epoch) {
    __global int *words = meetings + (long)get_global_id(1) * (size + 4);
    const int from = (int)get_global_id(0) * EACH;
    for (int i = from; i < min(from + EACH, size); ++i) {
        words[i] = (epoch & 1) ? i : (i == 0 ? size - 1 : i - 1);
    }
    soup_counts(words, size);
}

__kernel void soup_order_mixed(__global int *restrict meetings, const int size, const uint2 key, const int epoch) {
    const uint sample = get_global_id(1);
    __global int *words = meetings + (long)sample * (size + 4);
    const int from = (int)get_global_id(0) * EACH;
    uint keys[ROUNDS];
    for (int round = 0; round < ROUNDS; round += 4) {
        const uint4 drawn = philox4x32_10((uint4)((uint)round, (uint)epoch, sample, SOUP_ORDER), key);
        keys[round] = drawn.x;
        keys[round + 1] = drawn.y;
        keys[round + 2] = drawn.z;
        keys[round + 3] = drawn.w;
    }
    const int bits = 32 - clz(size - 1);
    const int low = bits / 2;
    const uint lowMask = (1u << low) - 1;
    const uint highMask = (1u << (bits - low)) - 1;
    for (int i = from; i < min(from + EACH, size); ++i) {
        uint value = (uint)i;
        do {
            uint right = value & lowMask;
            uint left = value >> low;
            for (int round = 0; round < ROUNDS; round += 2) {
                left ^= soup_mix(right ^ keys[round]) & highMask;
                right ^= soup_mix(left ^ keys[round + 1]) & lowMask;
            }
            value = left << low | right;
        } while (value >= (uint)size);
        words[i] = (int)value;
    }
    soup_counts(words, size);
}
