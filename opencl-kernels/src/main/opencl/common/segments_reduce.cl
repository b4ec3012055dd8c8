// SPDX-License-Identifier: Apache-2.0
// segments_reduce - sums over segments of neighbouring values, and the adjoint.
//
// A segment is a whole tensor, a sample or a row. Each is cut into chunks; out[s][c] = scale * sum of f over chunk c of
// segment s. A second launch over the partial sums, segments of `chunks` values, ends the sum: f is then the identity.
//
//   segments_reduce  out[s][c] as above
//   segments_spread  gx[s][i] = scale * g[s] * f'(x[s][i]) + beta * gx[s][i]
//
// x, gx   float [segments][length]
// out     float [segments][chunks]
// g       float [segments]
//
// FUNCTION  0 x, 1 x^2, 2 |x| (slope 0 at 0)
// Launch    see runs.clh; a run is a chunk. GROUP 0: global any, local 1; GROUP n: n items for each chunk
// Order     within a chunk as in runs.clh, chunks in the order of the second launch: bit for bit repeatable
// Cost      1 to 2 flop and 4 bytes a value; spread 8 to 12 bytes a value
#include "common/runs.clh"

#ifndef FUNCTION
#define FUNCTION 0
#endif

#if FUNCTION == 0
#define VALUE(x) (x)
#define SLOPE(x) ALL(1.0f)
#elif FUNCTION == 1
#define VALUE(x) ((x) * (x))
#define SLOPE(x) (2.0f * (x))
#elif FUNCTION == 2
#define VALUE(x) fabs(x)
#define SLOPE(x) ((x) > ALL(0.0f) ? ALL(1.0f) : ((x) < ALL(0.0f) ? ALL(-1.0f) : ALL(0.0f)))
#else
#error "FUNCTION is 0..2"
#endif

kernel RUN_ATTRIBUTES void segments_reduce(global const float* restrict x, global float* restrict out,
        const long segments, const long length, const long chunk, const int chunks, const float scale) {
    RUN_LOCAL
    for (long run = RUN_FIRST; run < segments * chunks; run += RUN_STEP) {
        const long segment = run / chunks;
        const long first = (run - segment * chunks) * chunk;
        const long size = min(chunk, length - first);
        global const float* restrict from = x + segment * length + first;
        REAL sum = ALL(0.0f);
        for (long i = RUN_AT; i < size; i += RUN_WIDTH) {
            const REAL value = run_load(from, i, size, 0.0f);
            sum += VALUE(value);
        }
        const float total = run_sum(sum RUN_SCRATCH);
        if (RUN_LEADS) {
            out[run] = scale * total;
        }
    }
}

kernel RUN_ATTRIBUTES void segments_spread(global const float* restrict x, global const float* restrict g,
        global float* restrict gx, const long segments, const long length, const long chunk, const int chunks,
        const float scale, const float beta) {
    for (long run = RUN_FIRST; run < segments * chunks; run += RUN_STEP) {
        const long segment = run / chunks;
        const long first = (run - segment * chunks) * chunk;
        const long size = min(chunk, length - first);
        const long base = segment * length + first;
        const float factor = scale * g[segment];
        for (long i = RUN_AT; i < size; i += RUN_WIDTH) {
#if FUNCTION == 0
            run_add(ALL(factor), gx + base, beta, i, size);
#else
            const REAL value = run_load(x + base, i, size, 0.0f);
            run_add(factor * SLOPE(value), gx + base, beta, i, size);
#endif
        }
    }
}
