// SPDX-License-Identifier: Apache-2.0
// graph_active - the sites of a graph that may change in a step, as a compact list in rising order.
//
// graph_alive    which sites live: themselves or a neighbour above the threshold
// graph_spread   flags dilated by the neighbourhood
// graph_fire     the fire mask and the flags as bits, 64 sites of a sample a word, and how many in each word
// graph_scan     exclusive prefix sums of those numbers, and their total
// graph_list     the list of sites and the row of each site
//
// cells     float [B][S][C]
// flags     int   [B * S]          1 or 0
// bits      ulong [B][WORDS]       WORDS = ceil(S / 64)
// offsets   int   [B * WORDS]      number, then first row of each word
// count     int   [1]              rows in all
// sites     int   [B * S]          sample * S + site of each row, rising; the first `count` are defined
// row_of    int   [B * S]          row of each site, or -1
//
// Launch    one work-item a site, or a word; graph_scan: one work-item in all; surplus items return
// Determinism  exact integers
// Twin      SubstrateContract's checks of active sets
#include "common/fire_mask.clh"
#include "common/graph.clh"

kernel void graph_alive(
        const global float *restrict cells,
        const global int *restrict starts,
        const global int *restrict near,
        global int *restrict flags,
        const int channel,
        const float threshold,
        const int sites,
        const int total) {
    const int at = (int)get_global_id(0);
    if (at >= total) {
        return;
    }
    const int site = at % sites;
    const global float *values = cells + (size_t)(at - site) * CHANNELS + channel;
    int lives = 0;
    for (int e = starts[site]; e < starts[site + 1]; ++e) {
        lives |= values[(size_t)near[e] * CHANNELS] > threshold;
    }
    flags[at] = lives;
}

kernel void graph_spread(
        const global int *restrict from,
        const global int *restrict starts,
        const global int *restrict near,
        global int *restrict to,
        const int sites,
        const int total) {
    const int at = (int)get_global_id(0);
    if (at >= total) {
        return;
    }
    const int site = at % sites;
    int any = 0;
    for (int e = starts[site]; e < starts[site + 1]; ++e) {
        any |= from[at - site + near[e]];
    }
    to[at] = any;
}

kernel void graph_fire(
        const global int *restrict flags,
        global ulong *restrict bits,
        global int *restrict offsets,
        const int flagged,
        const int fire,
        const uint2 seed,
        const int stream,
        const int step,
        const int sites,
        const int total) {
    const int index = (int)get_global_id(0);
    if (index >= total) {
        return;
    }
    const int words = (sites + 63) / 64;
    const int word = index % words;
    const int first = index / words * sites + word * 64;
    const int count = min(64, sites - word * 64);
    ulong may = 0ul;
    for (int i = 0; i < count; ++i) {
        may |= (ulong)(!flagged || flags[first + i] != 0) << i;
    }
    if (may != 0ul) {
        may &= fire_word((uint)index, (uint)fire, (uint)step, (uint)stream, seed);
    }
    bits[index] = may;
    offsets[index] = (int)popcount(may);
}

kernel void graph_scan(global int *restrict offsets, global int *restrict count, const int total) {
    int before = 0;
    for (int i = 0; i < total; ++i) {
        const int own = offsets[i];
        offsets[i] = before;
        before += own;
    }
    count[0] = before;
}

kernel void graph_list(
        const global ulong *restrict bits,
        const global int *restrict offsets,
        global int *restrict list,
        global int *restrict row_of,
        const int sites,
        const int total) {
    const int at = (int)get_global_id(0);
    if (at >= total) {
        return;
    }
    const int site = at % sites;
    const int index = at / sites * ((sites + 63) / 64) + site / 64;
    const ulong own = 1ul << (site & 63);
    int row = -1;
    if ((bits[index] & own) != 0ul) {
        row = offsets[index] + (int)popcount(bits[index] & (own - 1ul));
        list[row] = at;
    }
    row_of[at] = row;
}
