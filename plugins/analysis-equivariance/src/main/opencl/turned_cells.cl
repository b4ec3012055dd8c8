// SPDX-License-Identifier: Apache-2.0
// turned_cells - images of cells and of fire masks under symmetries of a torus, and how far states are from images.
//
// Sample g of a batch is moved by map g: the site (i, j), column and row counted from the middle (width / 2, width / 2),
// goes to (a i + b j, c i + d j), modulo the width. The last channels may be angles: they gain `turn`, after their sign
// was changed if the map is a reflection.
//
//   turned_cells       target[g] = image under map g of source[0]
//   turned_mask        rows of sites whose origin does not fire become 0: all samples fire as sample 0 does, moved
//   turned_difference  difference[g][site] = largest |states[g] - image under map g of states[0]| over the channels;
//                      of angles the shorter way round
//
// maps        int   [G][4]       a, b, c, d
// inverses    int   [G][4]
// turns       float [G][2]       turn in radians, and 1 or -1: the sign of angles
// states      float [G][width * width][channels]
// sites       int   [capacity]   g * width * width + site of each row, defined for the first count[0]
// rows        float [capacity][values]
//
// Launch      cells, difference: global (width * width, G); mask: global (capacity), surplus rows return; local any
// Random      Philox, counter (origin, step, 0, MASK_PURPOSE)
// Twin        EquivarianceTest
// Source      Mordvintsev, Randazzo, Fouts 2022; Randazzo, Mordvintsev, Fouts 2023
#include "common/philox.clh"

#define MASK_PURPOSE 0x5455524Eu // "TURN"
#define TWO_PI 6.28318530717958648f

static int wrapped(int value, int width) {
    const int rest = value % width;
    return rest < 0 ? rest + width : rest;
}

static int moved(int site, int width, int4 map) {
    const int middle = width / 2;
    const int i = site % width - middle;
    const int j = site / width - middle;
    const int column = wrapped(middle + map.x * i + map.y * j, width);
    const int row = wrapped(middle + map.z * i + map.w * j, width);
    return row * width + column;
}

// The value of a channel at a site of the image.
static float imaged(global const float* restrict source, int origin, int c, int channels, int angles, float2 turn) {
    const float value = source[(size_t)origin * channels + c];
    return c < channels - angles ? value : turn.y * value + turn.x;
}

kernel void turned_cells(global const float* restrict source, global float* restrict target,
        global const int* restrict inverses, global const float* restrict turns, const int width, const int channels,
        const int angles) {
    const int site = get_global_id(0);
    const size_t g = get_global_id(1);
    const int origin = moved(site, width, vload4(g, inverses));
    const float2 turn = vload2(g, turns);
    for (int c = 0; c < channels; ++c) {
        const float value = imaged(source, origin, c, channels, angles, turn);
        const bool angle = c >= channels - angles;
        target[(g * width * width + site) * channels + c] = angle ? value - TWO_PI * floor(value / TWO_PI) : value;
    }
}

kernel void turned_mask(global const int* restrict sites, global const int* restrict count,
        global float* restrict rows, global const int* restrict inverses, const int width, const int values,
        const float rate, const uint step, const uint2 seed) {
    const int row = get_global_id(0);
    if (row >= count[0]) {
        return;
    }
    const int all = width * width;
    const int origin = moved(sites[row] % all, width, vload4(sites[row] / all, inverses));
    const uint4 words = philox4x32_10((uint4)(origin, step, 0u, MASK_PURPOSE), seed);
    if (philox_unit_float(words.x) >= rate) {
        for (int v = 0; v < values; ++v) {
            rows[(size_t)row * values + v] = 0.0f;
        }
    }
}

kernel void turned_difference(global const float* restrict states, global float* restrict difference,
        global const int* restrict inverses, global const float* restrict turns, const int width, const int channels,
        const int angles) {
    const int site = get_global_id(0);
    const size_t g = get_global_id(1);
    const int origin = moved(site, width, vload4(g, inverses));
    const float2 turn = vload2(g, turns);
    float largest = 0.0f;
    for (int c = 0; c < channels; ++c) {
        const float image = imaged(states, origin, c, channels, angles, turn);
        float apart = states[(g * width * width + site) * channels + c] - image;
        if (c >= channels - angles) {
            apart -= TWO_PI * rint(apart / TWO_PI);
        }
        // A value that is no number is as far off as can be.
        largest = isnan(apart) ? INFINITY : fmax(largest, fabs(apart));
    }
    difference[g * width * width + site] = largest;
}
