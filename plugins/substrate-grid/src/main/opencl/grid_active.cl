// SPDX-License-Identifier: Apache-2.0
// grid_active - the sites that may change in a step, as a compact list in rising order, without a read-back.
//
// grid_active_words   which sites may live, which are active, and how many in each word
// grid_active_scan    exclusive prefix sums of those numbers, and their total
// grid_active_list    the list of sites and the row of each site
// grid_active_all     the list when every site is active
//
// On grids with angles dead sites change too. In a neighbourhood whose scalars are all 0 each senses zeros, so that their
// updates are equal: one last row without a site stands for all of them, the voids.
//
// alive               ulong [B][H][WORDS]  layout in grid.clh
// occupied            ulong [B][H][WORDS]  sites with a scalar that is not 0; read with voids only
// marks               ulong [2][B][H][WORDS]  sites that may live (`pre`), and active sites; with voids [3], those too
// offsets             int   [B*H*WORDS]    number, then first row of each word
// count               int   [1]            rows in all
// sites               int   [B*H*W]        sample * H * W + y * W + x of each row, rising; the first `count` are defined;
//                                          with voids [B*H*W+1], the last one -1
// row_of              int   [B*H*W]        row of each site, or -1, or VOID_ROW
//
// Launch    in each kernel's comment
// Determinism  exact integers; the same list on every device and group size
// Twin      GridOracle (plain Java, in the tests)
#include "common/fire_mask.clh"
#include "grid.clh"

#ifndef SCAN
#define SCAN 1 // work-items of the one group that scans
#endif

// A site may live if it or a neighbour is alive. It is active if it fires and lies in the ring: the dilation of `pre`, because
// a site that may not live itself can still keep a neighbour alive by its new value; without the post mask `pre` itself
// is enough.
// masked: whether there is an alive mask before the update, whose bits go to `marks`.
// mode: 0 all sites, 1 within `pre`, 2 within the ring of `pre`, 3 where there is something to sense; the others are voids.
// Launch: one work-item a word, surplus items return.
kernel void grid_active_words(
        const global ulong *restrict alive,
        const global ulong *restrict occupied,
        global ulong *restrict marks,
        global int *restrict offsets,
        const int masked,
        const int mode,
        const int fire,
        const uint2 seed,
        const int stream,
        const int step,
        const int width,
        const int height,
        const int total) {
    const int index = (int)get_global_id(0);
    if (index >= total) {
        return;
    }
    const int words = (width + 63) / 64;
    ulong may = grid_columns(index % words, width);
    if (masked) {
        const ulong lives = grid_spread(alive, index, width, height, 0);
        marks[index] = lives;
        may = mode == 0 || mode == 3 ? may : mode == 1 ? lives : grid_spread(alive, index, width, height, 1);
    }
    if (may != 0ul) {
        may &= fire_word((uint)index, (uint)fire, (uint)step, (uint)stream, seed);
    }
    if (mode == 3) {
        const ulong sensible = grid_spread(occupied, index, width, height, 0);
        marks[2 * total + index] = may & ~sensible;
        may &= sensible;
    }
    marks[total + index] = may;
    offsets[index] = (int)popcount(may);
}

// Launch: one group of SCAN work-items; each sums a run of words, then the runs are offset in order.
kernel void grid_active_scan(
        global int *restrict offsets, global int *restrict count, const int has_voids, const int total) {
    const int item = (int)get_local_id(0);
    const int each = (total + SCAN - 1) / SCAN;
    const int first = min(item * each, total);
    const int end = min(first + each, total);
    int before = 0;
#if SCAN > 1
    local int sums[SCAN];
    int sum = 0;
    for (int i = first; i < end; ++i) {
        sum += offsets[i];
    }
    sums[item] = sum;
    barrier(CLK_LOCAL_MEM_FENCE);
    for (int i = 0; i < item; ++i) {
        before += sums[i];
    }
#endif
    for (int i = first; i < end; ++i) {
        const int own = offsets[i];
        offsets[i] = before;
        before += own;
    }
    if (item == SCAN - 1) {
        count[0] = before + has_voids;
    }
}

// Launch: ITEMS work-items a group, one group a word.
kernel void grid_active_list(
        const global ulong *restrict marks,
        const global int *restrict offsets,
        const global int *restrict count,
        global int *restrict sites,
        global int *restrict row_of,
        const int has_voids,
        const int width) {
    const int index = (int)get_group_id(0);
    const int words = (width + 63) / 64;
    const int left = index % words * 64;
    const int first = index / words * width + left;
    const ulong bits = marks[get_num_groups(0) + index];
    const ulong empty = has_voids ? marks[2 * get_num_groups(0) + index] : 0ul;
    if (has_voids && index == 0 && get_local_id(0) == 0) {
        sites[count[0] - 1] = -1;
    }
#if ITEMS == 1
    const int here = min(64, width - left);
    int row = offsets[index];
    for (int i = 0; i < here; ++i) {
        row_of[first + i] = (empty >> i) & 1ul ? VOID_ROW : -1;
    }
    for (ulong rest = bits; rest != 0ul; rest &= rest - 1ul) {
        const int site = first + 63 - (int)clz(rest & -rest);
        row_of[site] = row;
        sites[row++] = site;
    }
#else
    for (int bit = (int)get_local_id(0); bit < 64 && left + bit < width; bit += ITEMS) {
        const int site = first + bit;
        if (((bits >> bit) & 1ul) == 0ul) {
            row_of[site] = (empty >> bit) & 1ul ? VOID_ROW : -1;
        } else {
            const int row = offsets[index] + (int)popcount(bits & ((1ul << bit) - 1ul));
            row_of[site] = row;
            sites[row] = site;
        }
    }
#endif
}

// Launch: one work-item a site, surplus items return.
kernel void grid_active_all(
        global int *restrict sites, global int *restrict row_of, global int *restrict count, const int total) {
    const int site = (int)get_global_id(0);
    if (site >= total) {
        return;
    }
    sites[site] = site;
    row_of[site] = site;
    if (site == 0) {
        count[0] = total;
    }
}
