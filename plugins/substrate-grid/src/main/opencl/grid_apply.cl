// SPDX-License-Identifier: Apache-2.0
// grid_apply - the state after an update: active sites change, the others are copied, sites that do not live are cleared.
//
// grid_apply   every site from its old value and its update; cleared outside `pre` if PRE_MASK; notes who is alive after
// grid_clear   clears the sites with no living neighbour after the update, and notes which sites were kept
//
// before    float [B][H][W][C]      the last ANGLES channels are angles: never cleared, wrapped into [0, 2 pi)
// update    float [n][width]        one row an active site, 1 <= width <= C; further channels do not change
// row_of    int   [B*H*W]           row of each site, or -1, or VOID_ROW
// count     int   [1]               rows in use; read with ANGLES only
// pre       ulong [B][H][WORDS]     sites that may live: those above `threshold` and their neighbours; read with PRE_MASK only
// after     float [B][H][W][C]      overwritten; must not alias `before`
// alive     ulong [B][H][WORDS]     with POST_MASK: overwritten, value of `channel` after the update above `threshold`,
//                                   before anything is cleared
// kept      ulong [B][H][WORDS]     overwritten by grid_clear: sites that were not cleared
// replaces  int                     0: after = before + update, 1: after = update
//
// Launch    ITEMS work-items a group, one group a word of 64 sites
// Boundary  BOUNDARY of grid.clh; outside a zero or reflecting boundary nobody is alive
// Cost      reads 4 C bytes a site and 4 * width a row, writes 4 C bytes a site
// Twin      GridOracle (plain Java, in the tests)
#include "grid.clh"

#ifndef PRE_MASK
#define PRE_MASK 0
#endif
#ifndef POST_MASK
#define POST_MASK 0
#endif

// A cell's chunk of channels at c: cleared if it does not live, but for its angles.
static inline void store_masked(lanes_t value, int lives, int c, global float *to) {
    STORE(grid_where(lives, value), to);
#if ANGLES > 0
    for (int a = max(SCALARS - c, 0); a < LANES; ++a) {
        to[a] = grid_wrapped(lane_of(value, a));
    }
#endif
}

// A cell's chunk of channels at c after the update of its row, if it has one.
static inline lanes_t updated(lanes_t before, const global float *update, int row, int update_width, int c, int replaces) {
    if (c >= update_width) {
        return before;
    }
#if ITEMS == 1
    const lanes_t change = LOAD(update + (size_t)max(row, 0) * update_width + c);
    const lanes_t value = grid_where(row >= 0, change);
    return replaces ? (row >= 0 ? value : before) : before + value;
#else
    if (row < 0) {
        return before;
    }
    const lanes_t change = LOAD(update + (size_t)row * update_width + c);
    return replaces ? change : before + change;
#endif
}

// The same for one channel.
static inline float updated_channel(
        float before, const global float *update, int row, int update_width, int channel, int replaces) {
    if (channel >= update_width) {
        return before;
    }
    const float change = update[(size_t)max(row, 0) * update_width + channel];
    return row < 0 ? before : replaces ? change : before + change;
}

kernel void grid_apply(
        const global float *restrict before,
        const global float *restrict update,
        const global int *restrict row_of,
        const global int *restrict count,
        const global ulong *restrict pre,
        global float *restrict after,
        global ulong *restrict alive,
        const int update_width,
        const int replaces,
        const int channel,
        const float threshold,
        const int width) {
    const int index = (int)get_group_id(0);
    const int words = (width + 63) / 64;
    const int word = index % words;
    const int first = index / words * width + word * 64;
    const int item = (int)get_local_id(0);
    const ulong may = PRE_MASK ? pre[index] : ~0ul;
#if POST_MASK && ITEMS > 1
    local uint halves[2];
    if (item < 2) {
        halves[item] = 0u;
    }
    barrier(CLK_LOCAL_MEM_FENCE);
#endif
#if POST_MASK
    ulong bits = 0ul;
#endif
    for (int i = item / SPLIT; i < min(64, width - word * 64); i += ITEMS / SPLIT) {
        int row = row_of[first + i];
#if ANGLES > 0
        row = row == VOID_ROW ? count[0] - 1 : row;
#endif
        const size_t cell = (size_t)(first + i) * CHANNELS;
        const int lives = (int)((may >> i) & 1ul);
        if (ANGLES == 0 && !lives && row < 0) {
            // A site outside `pre` is not alive, and nothing of it is read.
            for (int chunk = item % SPLIT; chunk < CHUNKS; chunk += SPLIT) {
                STORE((lanes_t)(0.0f), after + cell + chunk * LANES);
            }
            continue;
        }
        for (int chunk = item % SPLIT; chunk < CHUNKS; chunk += SPLIT) {
            const int c = chunk * LANES;
            const lanes_t value = updated(LOAD(before + cell + c), update, row, update_width, c, replaces);
            store_masked(value, lives, c, after + cell + c);
        }
#if POST_MASK
        if (item % SPLIT == 0) {
            const int above = updated_channel(before[cell + channel], update, row, update_width, channel, replaces) > threshold;
#if ITEMS > 1
            if (above) {
                atomic_or(&halves[i / 32], 1u << (i & 31));
            }
#else
            bits |= (ulong)above << i;
#endif
        }
#endif
    }
#if POST_MASK
#if ITEMS > 1
    barrier(CLK_LOCAL_MEM_FENCE);
    bits = (ulong)halves[0] | ((ulong)halves[1] << 32);
#endif
    if (item == 0) {
        alive[index] = bits;
    }
#endif
}

kernel void grid_clear(
        const global ulong *restrict pre,
        const global ulong *restrict alive,
        global ulong *restrict kept,
        global float *restrict after,
        const int width,
        const int height) {
    const int index = (int)get_group_id(0);
    const int words = (width + 63) / 64;
    const int word = index % words;
    const int item = (int)get_local_id(0);
    const ulong may = PRE_MASK ? pre[index] : grid_columns(word, width);
    const ulong post = grid_spread(alive, index, width, height, 0);
    if (item == 0) {
        kept[index] = may & post;
    }
    const ulong dying = may & ~post;
    const int first = index / words * width + word * 64;
    for (int i = item / SPLIT; i < 64 && dying >> i != 0ul; i += ITEMS / SPLIT) {
        if ((dying >> i) & 1ul) {
            for (int chunk = item % SPLIT; chunk < CHUNKS; chunk += SPLIT) {
                global float *to = after + (size_t)(first + i) * CHANNELS + chunk * LANES;
                store_masked(ANGLES > 0 ? LOAD(to) : (lanes_t)(0.0f), 0, chunk * LANES, to);
            }
        }
    }
}
