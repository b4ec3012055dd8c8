// SPDX-License-Identifier: Apache-2.0
// grid_erase - clears all channels inside a disc of one sample; angles as DAMAGE_ANGLE says.
//
// cells     float [B][H][W][C]  cleared where ((x - cx) / radius)^2 + ((y - cy) / radius)^2 < 1
// x, y      from -1 at the first to 1 at the last column or row; -1 if there is only one
//
// DAMAGE_ANGLE  angles become 0, stay, or are drawn anew in [0, 2 pi). The disc is drawn by its owner, so its numbers
//           are the key: the same disc draws the same angles.
//
// Launch    global (W, H)
// Random    with DAMAGE_ANGLE_RANDOM: counter (site, bits of radius, block, "HOLE"), key (bits of cx, bits of cy)
// Source    damage in training: Mordvintsev et al., Distill 2020, doi 10.23915/distill.00023
#include "common/philox.clh"
#include "grid.clh"

#define DAMAGE_ANGLE_ZERO 0
#define DAMAGE_ANGLE_KEEP 1
#define DAMAGE_ANGLE_RANDOM 2
#ifndef DAMAGE_ANGLE
#define DAMAGE_ANGLE DAMAGE_ANGLE_ZERO
#endif
#define PURPOSE_HOLE 0x484F4C45u

kernel void grid_erase(
        global float *restrict cells,
        const int sample,
        const float cx,
        const float cy,
        const float radius,
        const int width,
        const int height) {
    const int column = (int)get_global_id(0);
    const int row = (int)get_global_id(1);
    if (column >= width || row >= height) {
        return;
    }
    const float x = (width > 1 ? 2.0f * (float)column / (float)(width - 1) : 0.0f) - 1.0f;
    const float y = (height > 1 ? 2.0f * (float)row / (float)(height - 1) : 0.0f) - 1.0f;
    const float dx = (x - cx) / radius;
    const float dy = (y - cy) / radius;
    if (dx * dx + dy * dy < 1.0f) {
        const int site = (sample * height + row) * width + column;
        global float *cell = cells + (size_t)site * CHANNELS;
        for (int c = 0; c < (DAMAGE_ANGLE == DAMAGE_ANGLE_ZERO ? CHANNELS : SCALARS); ++c) {
            cell[c] = 0.0f;
        }
#if DAMAGE_ANGLE == DAMAGE_ANGLE_RANDOM
        for (int a = 0; a < ANGLES; ++a) {
            const uint4 words = philox4x32_10(
                    (uint4)((uint)site, as_uint(radius), (uint)a, PURPOSE_HOLE), (uint2)(as_uint(cx), as_uint(cy)));
            cell[SCALARS + a] = grid_wrapped(TWO_PI * philox_unit_float(words.x));
        }
#endif
    }
}
