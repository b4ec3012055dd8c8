// SPDX-License-Identifier: Apache-2.0
// soup_match - meetings of neighbours, found on the device in rounds.
//
// Each program asks one of its neighbours; the requests have random, different ranks. A request holds if it has the least
// rank of all requests that touch either of its two programs; both are then taken, requests that touch them fall, and the
// next round begins. After all rounds the pairs are those of going through the requests by rank, one after the other, but
// for the few that would need more rounds.
//
// starts    int  [size + 1]      where each program's neighbours begin
// list      int  [...]           neighbours
// asked     int  [B][size]       whom each program asks, or -1
// rank      uint [B][size]       rank of its request
// best      uint [B][size]       least rank of the standing requests that touch a program
// mate      int  [B][size]       -1; or the other of the pair, as n for the one that asked, as -2 - n for the asked
// counts    int  [B][chunks][2]  pairs and free programs of each stretch of 64 programs
// meetings  int  [B][size + 4]   the pairs in rising order of who asked, then the free programs; pairs that run, pairs
//                                that mutate, two zeros
//
// soup_ask, then ROUNDS times soup_clear, soup_bid, soup_hold; then soup_count, soup_place
//
// Launch    soup_count, soup_place: global (ceil(size / 64), B); others: global (size, B)
// Cost      a few bytes a program and round
// Units     integers, integer atomics that commute: the same on every device
// Twin      LocalOrderTest checks that pairs are neighbours, that nobody is in two, and that few are left
// Source    Blelloch, Fineman, Shun: Greedy sequential maximal independent set and matching are parallel on average. SPAA
//           2012, doi 10.1145/2312005.2312058
#include "common/philox.clh"

#define STRETCH 64
#define SOUP_ASK 0x736F7573u

static inline uint soup_mix(uint x) {
    x = (x ^ (x >> 16)) * 0x85EBCA6Bu;
    x = (x ^ (x >> 13)) * 0xC2B2AE35u;
    return x ^ (x >> 16);
}

__kernel void soup_ask(__global const int *restrict starts, __global const int *restrict list,
                       __global int *restrict asked, __global uint *restrict rank, __global int *restrict mate,
                       const uint2 key, const int epoch) {
    const int i = get_global_id(0);
    const uint sample = get_global_id(1);
    const long at = (long)sample * (int)get_global_size(0) + i;
    const uint many = (uint)(starts[i + 1] - starts[i]);
    const uint4 drawn = philox4x32_10((uint4)((uint)i, (uint)epoch, sample, SOUP_ASK), key);
    const uint turn = philox4x32_10((uint4)(0xFFFFFFFFu, (uint)epoch, sample, SOUP_ASK), key).x;
    asked[at] = many == 0 ? -1 : list[starts[i] + (int)mul_hi(drawn.x, many)];
    // Bijections of the index, so that ranks differ.
    rank[at] = soup_mix(soup_mix((uint)i ^ turn) + turn);
    mate[at] = -1;
}

static inline bool soup_stands(__global const int *asked, __global const int *mate, const long base, const int i) {
    const int other = asked[base + i];
    return other >= 0 && mate[base + i] == -1 && mate[base + other] == -1;
}

__kernel void soup_clear(__global uint *restrict best) {
    best[(long)get_global_id(1) * (int)get_global_size(0) + get_global_id(0)] = 0xFFFFFFFFu;
}

__kernel void soup_bid(__global const int *restrict asked, __global const uint *restrict rank,
                       __global const int *restrict mate, __global uint *best) {
    const int i = get_global_id(0);
    const long base = (long)get_global_id(1) * (int)get_global_size(0);
    if (soup_stands(asked, mate, base, i)) {
        atomic_min(best + base + i, rank[base + i]);
        atomic_min(best + base + asked[base + i], rank[base + i]);
    }
}

__kernel void soup_hold(__global const int *restrict asked, __global const uint *restrict rank,
                        __global const uint *restrict best, __global int *restrict mate) {
    const int i = get_global_id(0);
    const long base = (long)get_global_id(1) * (int)get_global_size(0);
    const int other = asked[base + i];
    // Only standing requests have bid, so a rank that is the best at both ends is that of a standing request.
    if (other >= 0 && best[base + i] == rank[base + i] && best[base + other] == rank[base + i]) {
        mate[base + i] = other;
        mate[base + other] = -2 - i;
    }
}

__kernel void soup_count(__global const int *restrict mate, __global int *restrict counts, const int size) {
    const int stretch = get_global_id(0);
    const int sample = get_global_id(1);
    int pairs = 0;
    int free = 0;
    for (int i = stretch * STRETCH; i < min((stretch + 1) * STRETCH, size); ++i) {
        const int other = mate[(long)sample * size + i];
        pairs += other >= 0;
        free += other == -1;
    }
    const long at = 2 * ((long)sample * (int)get_global_size(0) + stretch);
    counts[at] = pairs;
    counts[at + 1] = free;
}

__kernel void soup_place(__global const int *restrict mate, __global const int *restrict counts,
                         __global int *restrict meetings, const int size) {
    const int stretch = get_global_id(0);
    const int stretches = get_global_size(0);
    const int sample = get_global_id(1);
    __global const int *of = counts + 2 * (long)sample * stretches;
    int before = 0;
    int all = 0;
    int next = 0;
    for (int s = 0; s < stretches; ++s) {
        before = s == stretch ? all : before;
        next += s < stretch ? of[2 * s + 1] : 0;
        all += of[2 * s];
    }
    next += 2 * all;
    __global int *words = meetings + (long)sample * (size + 4);
    for (int i = stretch * STRETCH; i < min((stretch + 1) * STRETCH, size); ++i) {
        const int other = mate[(long)sample * size + i];
        if (other >= 0) {
            words[2 * before] = i;
            words[2 * before + 1] = other;
            ++before;
        } else if (other == -1) {
            words[next++] = i;
        }
    }
    if (stretch == 0) {
        words[size] = all;
        words[size + 1] = size / 2;
        words[size + 2] = 0;
        words[size + 3] = 0;
    }
}
