// SPDX-License-Identifier: Apache-2.0
// cells_angles - random angles in the last channels of every cell of some samples.
//
// cells        float [B][sites][channels]  samples first .. first + global(1) - 1: the last `angles` channels are overwritten
// given        float [sites]               angle of a site in radians, or NaN: drawn, uniform in [0, 2 pi)
// step, stream int, key uint2              name the draw
//
// Launch    global (sites, samples), local any; surplus items return
// Cost      one Philox block for four angles
// Random    counter (sample * sites + site, step, stream, "ANG" + block), word a % 4 of block a / 4
// Twin      AnglesTest draws in plain Java

#include "common/philox.clh"

#define PURPOSE_ANGLE 0x414E4700u
#define TWO_PI 6.28318530717958647692f // radians

__kernel void cells_angles(__global float *restrict cells, const __global float *restrict given, const int first,
                           const int sites, const int channels, const int angles, const int step, const int stream,
                           const uint2 key) {
    const int site = get_global_id(0);
    const int sample = first + (int)get_global_id(1);
    if (site >= sites) {
        return;
    }
    __global float *restrict mine = cells + ((long)sample * sites + site) * channels + (channels - angles);
    for (int block = 0; block * 4 < angles; ++block) {
        const uint4 words = philox4x32_10(
                (uint4)((uint)sample * sites + site, step, stream, PURPOSE_ANGLE + (uint)block), key);
        const uint drawn[4] = {words.x, words.y, words.z, words.w};
        for (int a = block * 4; a < min(angles, block * 4 + 4); ++a) {
            const float angle = TWO_PI * philox_unit_float(drawn[a & 3]);
            // The largest draws round to 2 pi, which is 0.
            mine[a] = !isnan(given[site]) ? given[site] : angle < TWO_PI ? angle : 0.0f;
        }
    }
}
