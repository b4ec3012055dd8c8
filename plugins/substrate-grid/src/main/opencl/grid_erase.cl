// SPDX-License-Identifier: Apache-2.0
// grid_erase - clears all channels inside a disc of one sample.
//
// cells     float [B][H][W][C]  cleared where ((x - cx) / radius)^2 + ((y - cy) / radius)^2 < 1
// x, y      from -1 at the first to 1 at the last column or row; -1 if there is only one
//
// Launch    global (W, H)
// Source    damage in training: Mordvintsev et al., Distill 2020, doi 10.23915/distill.00023
#include "grid.clh"

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
        global float *cell = cells + (((size_t)sample * height + row) * width + column) * CHANNELS;
        for (int c = 0; c < CHANNELS; ++c) {
            cell[c] = 0.0f;
        }
    }
}
