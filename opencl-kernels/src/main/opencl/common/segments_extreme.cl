// SPDX-License-Identifier: Apache-2.0
// segments_extreme - the largest (or smallest) value of segments of neighbouring values and where it lies; the adjoint.
//
// A segment is a whole tensor, a sample or a row. Each is cut into chunks; a second launch over the chunks' extremes
// ends the search and carries the places over.
//
//   segments_extreme  value[s][c], place[s][c] of chunk c of segment s: the first one among equals
//   extreme_back      gx[s][place[s]] += g[s]; the caller has zeroed gx where its memory was undefined
//
// x       float [segments][length]
// places  int   [segments][length], the places of x's values in a second launch, read only if CARRIED
// value   float [segments][chunks]
// place   int   [segments][chunks], 0..length-1 of the first launch
//
// SIGN    1 largest, -1 smallest
// Launch  segments_extreme: global (segments * chunks); extreme_back: global (segments); local any, surplus items return
// NaN     never larger, never smaller
// Cost    1 flop and 4 bytes a value
#ifndef SIGN
#define SIGN 1
#endif
#ifndef CARRIED
#define CARRIED 0
#endif

kernel void segments_extreme(global const float* restrict x, global const int* restrict places,
        global float* restrict value, global int* restrict place, const long segments, const long length,
        const long chunk, const int chunks) {
    const long run = get_global_id(0);
    if (run >= segments * chunks) {
        return;
    }
    const long segment = run / chunks;
    const long first = (run - segment * chunks) * chunk;
    const long last = min(length, first + chunk);
    const long base = segment * length;
    float best = x[base + first];
    long at = first;
    for (long i = first + 1; i < last; ++i) {
        const float candidate = x[base + i];
        const bool better = SIGN > 0 ? candidate > best : candidate < best;
        at = better ? i : at;
        best = better ? candidate : best;
    }
    value[run] = best;
#if CARRIED
    place[run] = places[base + at];
#else
    place[run] = (int)at;
#endif
}

kernel void extreme_back(global const float* restrict g, global const int* restrict place, global float* restrict gx,
        const long segments, const long length) {
    const long segment = get_global_id(0);
    if (segment >= segments) {
        return;
    }
    gx[segment * length + place[segment]] += g[segment];
}
