// SPDX-License-Identifier: Apache-2.0
// grid_render - colours of a state.
//
// cells     float [B][H][W][C]
// picture   uchar [B][H][W][4]  overwritten; RGBA, not premultiplied, alpha 255
// mode      int                 0 premultiplied RGBA on white, 1 RGB, 2 grey
// channel   int                 first channel read; channel + 4, 3 or 1 <= C
// shown value = clamp(scale * value + offset, 0, 1), rounded to the nearest of 0..255; NaN is 0
//
// Launch    one work-item a site, surplus items return
// Source    white background: Mordvintsev et al., Distill 2020, doi 10.23915/distill.00023
#include "grid.clh"

kernel void grid_render(
        const global float *restrict cells,
        global uchar *restrict picture,
        const int mode,
        const int channel,
        const float scale,
        const float offset,
        const int total) {
    const int site = (int)get_global_id(0);
    if (site >= total) {
        return;
    }
    const global float *cell = cells + (size_t)site * CHANNELS + channel;
    float3 rgb;
    if (mode == 2) {
        rgb = (float3)(scale * cell[0] + offset);
    } else {
        rgb = scale * (float3)(cell[0], cell[1], cell[2]) + offset;
    }
    if (mode == 0) {
        rgb += 1.0f - clamp(cell[3], 0.0f, 1.0f);
    }
    vstore4((uchar4)(convert_uchar3_sat_rte(rgb * 255.0f), (uchar)255), site, picture);
}
