// SPDX-License-Identifier: Apache-2.0
// grid_apply_adjoint - the gradients of the old state and of the update from the gradient of the new state.
//
// Masks are constants: what was cleared has no gradient. Angles are never cleared.
//
// gradient  float [B][H][W][C]     dL/dafter
// kept      ulong [B][H][WORDS]    sites that were not cleared; read with MASKED only
// grid_apply_adjoint   all but the row that stands for many sites
// grid_void_parts      for each word of sites the sum of the angles' gradients over sites that took that row
// grid_void_sum        its gradient: the sum of those, 0 for scalars, which are cleared there
//
// row_of    int   [B*H*W]          row of each site, or -1, or VOID_ROW
// parts     float [B*H*WORDS][ANGLES]
// before    float [B][H][W][C]     with wants & 1: dL/dbefore = before_beta * before + share; beta 0 reads nothing
// update    float [n][width]       with wants & 2: dL/dupdate = update_beta * update + share
// replaces  int                    0: after = before + update, 1: after = update
//
// Launch    ITEMS work-items a group, one group a word of 64 sites
// Cost      reads 4 C bytes a site, writes 4 C a site and 4 * width a row
// Twin      GridOracle (plain Java, in the tests)
#include "grid.clh"

#ifndef MASKED
#define MASKED 0
#endif

// What passes where the scalars were cleared: angles are not masked, and a wrap has slope 1.
static inline lanes_t angles_only(const global float *gradient, int c) {
#if ANGLES > 0
    float passed[LANES];
    for (int a = 0; a < LANES; ++a) {
        passed[a] = c + a < SCALARS ? 0.0f : gradient[a];
    }
    return LOAD(passed);
#else
    return (lanes_t)(0.0f);
#endif
}

kernel void grid_apply_adjoint(
        const global float *restrict gradient,
        const global ulong *restrict kept,
        const global int *restrict row_of,
        global float *restrict before,
        global float *restrict update,
        const int wants,
        const float before_beta,
        const float update_beta,
        const int update_width,
        const int replaces,
        const int width) {
    const int index = (int)get_group_id(0);
    const int words = (width + 63) / 64;
    const int word = index % words;
    const int first = index / words * width + word * 64;
    const int item = (int)get_local_id(0);
    const ulong keeps = MASKED ? kept[index] : ~0ul;
    for (int i = item / SPLIT; i < min(64, width - word * 64); i += ITEMS / SPLIT) {
        const int row = row_of[first + i];
        const size_t cell = (size_t)(first + i) * CHANNELS;
        const int keep = (int)((keeps >> i) & 1ul);
        for (int chunk = item % SPLIT; chunk < CHUNKS; chunk += SPLIT) {
            const int c = chunk * LANES;
            const int changed = row >= 0 && c < update_width;
            // Kept sites lie together: this branch is foreseen, and what was cleared is not read.
            const lanes_t share = keep ? LOAD(gradient + cell + c) : angles_only(gradient + cell + c, c);
            if ((wants & 1) != 0) {
                lanes_t own = replaces && row != -1 && c < update_width ? (lanes_t)(0.0f) : share;
                if (before_beta != 0.0f) {
                    own += before_beta * LOAD(before + cell + c);
                }
                STORE(own, before + cell + c);
            }
            if ((wants & 2) != 0 && changed) {
                global float *to = update + (size_t)row * update_width + c;
                STORE(update_beta != 0.0f ? share + update_beta * LOAD(to) : share, to);
            }
        }
    }
}

#if ANGLES > 0
// Launch: one work-item a word.
kernel void grid_void_parts(
        const global float *restrict gradient,
        const global int *restrict row_of,
        global float *restrict parts,
        const int width) {
    const int index = (int)get_global_id(0);
    const int words = (width + 63) / 64;
    const int left = index % words * 64;
    const int first = index / words * width + left;
    float sums[ANGLES];
    for (int a = 0; a < ANGLES; ++a) {
        sums[a] = 0.0f;
    }
    for (int i = 0; i < min(64, width - left); ++i) {
        if (row_of[first + i] == VOID_ROW) {
            for (int a = 0; a < ANGLES; ++a) {
                sums[a] += gradient[(size_t)(first + i) * CHANNELS + SCALARS + a];
            }
        }
    }
    for (int a = 0; a < ANGLES; ++a) {
        parts[(size_t)index * ANGLES + a] = sums[a];
    }
}

// Launch: one work-item a value of an update; words are added in order.
kernel void grid_void_sum(
        const global float *restrict parts,
        const global int *restrict count,
        global float *restrict update,
        const float update_beta,
        const int update_width,
        const int total) {
    const int c = (int)get_global_id(0);
    if (c >= update_width) {
        return;
    }
    float sum = 0.0f;
    for (int word = 0; c >= SCALARS && word < total; ++word) {
        sum += parts[(size_t)word * ANGLES + c - SCALARS];
    }
    global float *to = update + (size_t)(count[0] - 1) * update_width + c;
    *to = update_beta != 0.0f ? sum + update_beta * *to : sum;
}
#endif
