// SPDX-License-Identifier: Apache-2.0
// cells_random - random values for whole samples.
//
// cells        float [B][N]   samples first .. first + global(1) - 1 are overwritten
// each         int            N, values of a sample
// probability  int            of 2^24: how likely a value is drawn; else it is 0
// low, high    float          a drawn value is low + u * (high - low), u in [0, 1)
// step, stream int, key uint2 name the draw
//
// Launch    global ((N + 1) / 2, samples), local any: two values a Philox block
// Cost      one Philox block (about 60 integer operations) and 8 bytes a work-item
// Random    counter (sample * pairs + pair, step, stream, "CELL"); words 0, 1 for the first value, 2, 3 for the second
// Twin      RandomCellsTest draws in plain Java

#include "common/philox.clh"

#define PURPOSE_CELL 0x43454C4Cu

static float cell(const uint chance, const uint place, const int probability, const float low, const float high) {
    return (int)(chance >> 8) < probability ? low + philox_unit_float(place) * (high - low) : 0.0f;
}

__kernel void cells_random(__global float *restrict cells, const int first, const int each, const int probability,
                           const float low, const float high, const int step, const int stream, const uint2 key) {
    const int pair = get_global_id(0);
    const int sample = first + (int)get_global_id(1);
    const int pairs = (each + 1) / 2;
    if (pair >= pairs) {
        return;
    }
    const uint4 words = philox4x32_10((uint4)((uint)sample * pairs + pair, step, stream, PURPOSE_CELL), key);
    __global float *restrict mine = cells + (long)sample * each + 2 * pair;
    mine[0] = cell(words.x, words.y, probability, low, high);
    if (2 * pair + 1 < each) {
        mine[1] = cell(words.z, words.w, probability, low, high);
    }
}
