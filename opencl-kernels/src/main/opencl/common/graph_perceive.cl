// SPDX-License-Identifier: Apache-2.0
// graph_perceive - gathers what each active site of a graph senses: K weighted sums over its neighbours of each channel.
//
// graph_perceive          rows from cells
// graph_perceive_adjoint  the gradient of the cells: each site gathers from the rows of the sites that sensed it
//
// weights   float [E][K]      weight of each entry in each sum
// list      int   [n]         active sites, count[0] in use
// rows      float [n][C * K]  value (c, k) at c * K + k (CHANNEL_MAJOR 1; LANES 1) or k * C + c (CHANNEL_MAJOR 0)
// turned    int   [S + 1]     entries turned[s] .. turned[s + 1] - 1 are those of other sites that name s
// from      int   [E]         the site whose entry it is
// entry     int   [E]         and the entry, rising
// target    float [B][S][C]   beta * target + dL/dcells; beta 0 reads nothing
//
// Launch    one work-item for SPAN rows or sites; surplus items return
// Cost      2 K C flops an entry; reads 4 C bytes an entry
// Determinism  sums in the order of entries: no atomics
// Twin      the tests of the substrates that use it compute in plain Java; adjoints by central differences
#include "common/graph.clh"

#ifndef K
#define K 2 // sums
#endif
#ifndef CHANNEL_MAJOR
#define CHANNEL_MAJOR 0
#endif
#define COLUMN(c, k) (CHANNEL_MAJOR ? (c) * K + (k) : (k) * CHANNELS + (c))

kernel void graph_perceive(
        const global float *restrict cells,
        const global int *restrict list,
        const global int *restrict count,
        const global int *restrict starts,
        const global int *restrict near,
        const global float *restrict weights,
        global float *restrict rows,
        const int sites) {
    const int first = (int)get_global_id(0) * SPAN;
    const int end = min(count[0], first + SPAN);
    for (int r = first; r < end; ++r) {
        const int site = list[r] % sites;
        const global float *sample = cells + (size_t)(list[r] - site) * CHANNELS;
        global float *row = rows + (size_t)r * (CHANNELS * K);
        for (int c = 0; c < CHANNELS; c += LANES) {
            lanes_t sums[K];
#pragma unroll
            for (int k = 0; k < K; ++k) {
                sums[k] = (lanes_t)(0.0f);
            }
            for (int e = starts[site]; e < starts[site + 1]; ++e) {
                const lanes_t value = LOAD(sample + (size_t)near[e] * CHANNELS + c);
#pragma unroll
                for (int k = 0; k < K; ++k) {
                    sums[k] += weights[e * K + k] * value;
                }
            }
#pragma unroll
            for (int k = 0; k < K; ++k) {
                STORE(sums[k], row + COLUMN(c, k));
            }
        }
    }
}

kernel void graph_perceive_adjoint(
        const global float *restrict rows,
        const global int *restrict row_of,
        const global int *restrict turned,
        const global int *restrict from,
        const global int *restrict entry,
        const global float *restrict weights,
        global float *restrict target,
        const float beta,
        const int sites,
        const int total) {
    const int first = (int)get_global_id(0) * SPAN;
    const int end = min(total, first + SPAN);
    for (int at = first; at < end; ++at) {
        const int site = at % sites;
        for (int c = 0; c < CHANNELS; c += LANES) {
            lanes_t sum = (lanes_t)(0.0f);
            for (int t = turned[site]; t < turned[site + 1]; ++t) {
                const int r = row_of[at - site + from[t]];
                if (r >= 0) {
                    const global float *row = rows + (size_t)r * (CHANNELS * K);
#pragma unroll
                    for (int k = 0; k < K; ++k) {
                        sum += weights[entry[t] * K + k] * LOAD(row + COLUMN(c, k));
                    }
                }
            }
            global float *to = target + (size_t)at * CHANNELS + c;
            STORE(beta == 0.0f ? sum : beta * LOAD(to) + sum, to);
        }
    }
}
