// SPDX-License-Identifier: Apache-2.0
// polar_match - the turn at which a polar state is closest to a target, its squared distance there, and the adjoint.
//
//   polar_match     best[b] = the first place of the largest product: k, or angles + k for the mirror image
//   polar_distance  parts[b][r] = sum over a and c < kept of (P[r][a][c] - T[r][turn(a)][c])^2
//   polar_total     losses[b] = sum of parts[b] / (kept * radii): the mean over channels and radii of sums over angles
//   polar_adjoint   gradient = beta * gradient + upstream[b] * 2 (P - T) / (kept * radii); 0 for c >= kept
// with turn(a) = a - k, or k - a for the mirror image, modulo the number of angles.
//
// The distance is taken at the match itself, not from |P|^2 + |T|^2 - 2 corr, which would lose all digits of a small one.
// The minimum over turns is piecewise smooth: only the turn of the match has a gradient.
//
// products  float [B][parts][SETS][stride]: set s starts at s * skip; sums over the parts count
// best      int   [B]
// rows      float [B][radii][angles][channels], P
// target    float [radii][angles][kept], T
//
// Launch  match: global (B); distance: global (radii, B); total: global (B); adjoint: global (radii * angles, B)
// Order   fixed: the same bits on any number of cores
// Cost    3 flop and 8 bytes a kept value of P, match SETS * parts * angles adds a sample
// Twin    PolarReference.java in double precision
// Source  Mordvintsev, Randazzo, Fouts 2022
#ifndef SETS
#define SETS 2
#endif

kernel void polar_match(global const float* restrict products, global int* restrict best, const int parts,
        const int stride, const int skip, const int angles) {
    const int sample = get_global_id(0);
    float largest = -INFINITY;
    int at = 0;
    for (int i = 0; i < SETS * angles; ++i) {
        const int set = i / angles;
        const int place = set * (stride + skip) + i - set * angles;
        float sum = 0.0f;
        for (int part = 0; part < parts; ++part) {
            sum += products[((size_t)sample * parts + part) * SETS * stride + place];
        }
        at = sum > largest ? i : at;
        largest = fmax(sum, largest);
    }
    best[sample] = at;
}

// The target's angle beside angle a of the state.
static int turn(int best, int a, int angles) {
    const int shift = best >= angles ? best - angles - a : a - best;
    return shift < 0 ? shift + angles : shift;
}

kernel void polar_distance(global const float* restrict rows, global const float* restrict target,
        global const int* restrict best, global float* restrict parts, const int angles, const int channels,
        const int kept) {
    const size_t radius = get_global_id(0);
    const size_t radii = get_global_size(0);
    const size_t sample = get_global_id(1);
    global const float* from = rows + (sample * radii + radius) * angles * channels;
    global const float* with = target + radius * angles * kept;
    float sum = 0.0f;
    for (int a = 0; a < angles; ++a) {
        const int b = turn(best[sample], a, angles);
        float row = 0.0f;
        for (int c = 0; c < kept; ++c) {
            const float difference = from[(size_t)a * channels + c] - with[(size_t)b * kept + c];
            row = fma(difference, difference, row);
        }
        sum += row;
    }
    parts[sample * radii + radius] = sum;
}

kernel void polar_total(global const float* restrict parts, global float* restrict losses, const int radii,
        const int kept) {
    const size_t sample = get_global_id(0);
    float sum = 0.0f;
    for (int radius = 0; radius < radii; ++radius) {
        sum += parts[sample * radii + radius];
    }
    losses[sample] = sum / (float)(kept * radii);
}

kernel void polar_adjoint(global const float* restrict rows, global const float* restrict target,
        global const int* restrict best, global const float* restrict upstream, global float* restrict gradient,
        const float beta, const int radii, const int angles, const int channels, const int kept) {
    const size_t point = get_global_id(0);
    const size_t sample = get_global_id(1);
    if (point >= (size_t)radii * angles) {
        return;
    }
    const int a = point % angles;
    const size_t with = (point - a + turn(best[sample], a, angles)) * kept;
    const size_t at = (sample * radii * angles + point) * channels;
    const float scale = 2.0f * upstream[sample] / (float)(kept * radii);
    for (int c = 0; c < channels; ++c) {
        const float share = c < kept ? scale * (rows[at + c] - target[with + c]) : 0.0f;
        gradient[at + c] = beta == 0.0f ? share : fma(beta, gradient[at + c], share);
    }
}
