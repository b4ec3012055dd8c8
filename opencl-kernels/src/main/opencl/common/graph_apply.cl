// SPDX-License-Identifier: Apache-2.0
// graph_apply - the state of a graph after an update, and the gradients of old state and update.
//
// graph_apply          active sites change, the others are copied; sites outside `kept` are cleared if MASKED
// graph_keep           flags of sites that stay: may (if `flagged`) and, after the update, alive with their neighbours
// graph_clear          clears sites outside `kept`
// graph_apply_adjoint  masks are constants: what was cleared has no gradient
//
// before    float [B][S][C]
// update    float [n][width]   one row an active site, 1 <= width <= C; further channels do not change
// row_of    int   [B * S]      row of each site, or -1
// kept      int   [B * S]      1 for sites that are not cleared
// after     float [B][S][C]    overwritten; must not alias `before`
// replaces  int                0: after = before + update, 1: after = update
// gradient  float [B][S][C]    dL/dafter
// wants     int                1 writes dL/dbefore, 2 writes dL/dupdate, 3 both; betas are 0 (overwrite) or 1 (add)
//
// Launch    one work-item a site; surplus items return
// Cost      reads 4 (C + width) bytes a site, writes 4 C; memory bound
// Twin      SubstrateContract's checks of application
#include "common/graph.clh"

#ifndef MASKED
#define MASKED 0
#endif

kernel void graph_apply(
        const global float *restrict before,
        const global float *restrict update,
        const global int *restrict row_of,
        const global int *restrict kept,
        global float *restrict after,
        const int width,
        const int replaces,
        const int total) {
    const int at = (int)get_global_id(0);
    if (at >= total) {
        return;
    }
    const int row = row_of[at];
    const int keeps = !MASKED || kept[at] != 0;
    for (int c = 0; c < CHANNELS; ++c) {
        const size_t cell = (size_t)at * CHANNELS + c;
        float value = before[cell];
        if (row >= 0 && c < width) {
            const float change = update[(size_t)row * width + c];
            value = replaces ? change : value + change;
        }
        after[cell] = keeps ? value : 0.0f;
    }
}

kernel void graph_keep(
        const global float *restrict after,
        const global int *restrict may,
        const global int *restrict starts,
        const global int *restrict near,
        global int *restrict kept,
        const int flagged,
        const int channel,
        const float threshold,
        const int sites,
        const int total) {
    const int at = (int)get_global_id(0);
    if (at >= total) {
        return;
    }
    const int site = at % sites;
    const global float *values = after + (size_t)(at - site) * CHANNELS + channel;
    int lives = 0;
    for (int e = starts[site]; e < starts[site + 1]; ++e) {
        lives |= values[(size_t)near[e] * CHANNELS] > threshold;
    }
    kept[at] = lives && (!flagged || may[at] != 0);
}

kernel void graph_clear(const global int *restrict kept, global float *restrict after, const int total) {
    const int at = (int)get_global_id(0);
    if (at < total && kept[at] == 0) {
        for (int c = 0; c < CHANNELS; ++c) {
            after[(size_t)at * CHANNELS + c] = 0.0f;
        }
    }
}

kernel void graph_apply_adjoint(
        const global float *restrict gradient,
        const global int *restrict kept,
        const global int *restrict row_of,
        global float *restrict before,
        global float *restrict update,
        const int wants,
        const float before_beta,
        const float update_beta,
        const int width,
        const int replaces,
        const int total) {
    const int at = (int)get_global_id(0);
    if (at >= total) {
        return;
    }
    const int row = row_of[at];
    const int keeps = !MASKED || kept[at] != 0;
    for (int c = 0; c < CHANNELS; ++c) {
        const size_t cell = (size_t)at * CHANNELS + c;
        const float share = keeps ? gradient[cell] : 0.0f;
        const int changed = row >= 0 && c < width;
        if ((wants & 1) != 0) {
            const float own = replaces && changed ? 0.0f : share;
            before[cell] = before_beta == 0.0f ? own : before_beta * before[cell] + own;
        }
        if ((wants & 2) != 0 && changed) {
            global float *to = update + (size_t)row * width + c;
            *to = update_beta == 0.0f ? share : update_beta * *to + share;
        }
    }
}
