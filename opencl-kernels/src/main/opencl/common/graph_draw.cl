// SPDX-License-Identifier: Apache-2.0
// graph_draw - pictures of a graph, each pixel the colour of its site, and holes.
//
// graph_render   colours of a state
// graph_erase    clears all channels of sites inside a disc of one sample
//
// cells     float [B][S][C]
// map       int   [H][W]        the site that each pixel shows
// picture   uchar [B][H][W][4]  overwritten; RGBA, not premultiplied, alpha 255
// mode      int                 0 premultiplied RGBA on white, 1 RGB, 2 grey
// channel   int                 first channel read; channel + 4, 3 or 1 <= C
// shown value = clamp(scale * value + offset, 0, 1), rounded to the nearest of 0..255; NaN is 0
// places    float [S][2]        x and y, each from -1 to 1 over the picture
//
// Launch    graph_render: one work-item a pixel of the batch; graph_erase: one a site; surplus items return
// Source    white background: Mordvintsev et al., Distill 2020, doi 10.23915/distill.00023
#include "common/graph.clh"

kernel void graph_render(
        const global float *restrict cells,
        const global int *restrict map,
        global uchar *restrict picture,
        const int mode,
        const int channel,
        const float scale,
        const float offset,
        const int pixels,
        const int sites,
        const int total) {
    const int at = (int)get_global_id(0);
    if (at >= total) {
        return;
    }
    const size_t site = (size_t)(at / pixels) * sites + map[at % pixels];
    const global float *cell = cells + site * CHANNELS + channel;
    float3 rgb;
    if (mode == 2) {
        rgb = (float3)(scale * cell[0] + offset);
    } else {
        rgb = scale * (float3)(cell[0], cell[1], cell[2]) + offset;
    }
    if (mode == 0) {
        rgb += 1.0f - clamp(cell[3], 0.0f, 1.0f);
    }
    vstore4((uchar4)(convert_uchar3_sat_rte(rgb * 255.0f), (uchar)255), at, picture);
}

kernel void graph_erase(
        global float *restrict cells,
        const global float *restrict places,
        const int sample,
        const float cx,
        const float cy,
        const float radius,
        const int sites) {
    const int site = (int)get_global_id(0);
    if (site >= sites) {
        return;
    }
    const float dx = (places[2 * site] - cx) / radius;
    const float dy = (places[2 * site + 1] - cy) / radius;
    if (dx * dx + dy * dy < 1.0f) {
        global float *cell = cells + ((size_t)sample * sites + site) * CHANNELS;
        for (int c = 0; c < CHANNELS; ++c) {
            cell[c] = 0.0f;
        }
    }
}
