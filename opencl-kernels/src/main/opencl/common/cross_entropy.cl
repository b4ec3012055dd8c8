// SPDX-License-Identifier: Apache-2.0
// cross_entropy - the cross-entropy of rows of logits against classes or distributions, and the adjoint.
//
//   cross_entropy          loss[r] = sum over c of t[r][c] (lse[r] - x[r][c]), lse[r] = log of sum of exp(x[r][.])
//   cross_entropy_adjoint  gx[r][c] = g[r] (mass[r] exp(x[r][c] - lse[r]) - t[r][c]) + beta * gx[r][c], where mass[r] is
//                          the sum of t[r][.], 1 for a class
//
// x, gx   float [rows][columns], logits
// target  float [rows][columns], t >= 0, if SOFT
// label   int   [rows], 0..columns-1, if not SOFT: t is 1 there and 0 elsewhere
// loss, lse, mass, g  float [rows]
//
// Launch  see runs.clh; a run is a row
// Cost    2 passes over x each way, about 6 flop and 12 bytes a value
#include "common/runs.clh"

#ifndef SOFT
#define SOFT 0
#endif

kernel RUN_ATTRIBUTES void cross_entropy(global const float* restrict x, global const float* restrict target,
        global const int* restrict label, global float* restrict loss, global float* restrict lse,
        global float* restrict mass, const long rows, const long columns) {
    RUN_LOCAL
    for (long row = RUN_FIRST; row < rows; row += RUN_STEP) {
        const long base = row * columns;
        REAL high = ALL(-INFINITY);
        for (long i = RUN_AT; i < columns; i += RUN_WIDTH) {
            high = fmax(high, run_load(x + base, i, columns, -INFINITY));
        }
        const float top = run_max(high RUN_SCRATCH);
        REAL sum = ALL(0.0f);
        for (long i = RUN_AT; i < columns; i += RUN_WIDTH) {
            sum += exp(run_load(x + base, i, columns, -INFINITY) - top);
        }
        // Sums are taken relative to the row's largest logit: the loss of a sure answer keeps its digits.
        const float spread = log(run_sum(sum RUN_SCRATCH));
#if SOFT
        REAL weighted = ALL(0.0f);
        REAL weight = ALL(0.0f);
        for (long i = RUN_AT; i < columns; i += RUN_WIDTH) {
            const REAL t = run_load(target + base, i, columns, 0.0f);
            weighted += t * (run_load(x + base, i, columns, 0.0f) - top);
            weight += t;
        }
        const float all = run_sum(weight RUN_SCRATCH);
        const float value = all * spread - run_sum(weighted RUN_SCRATCH);
#else
        const float all = 1.0f;
        const float value = spread - (x[base + label[row]] - top);
#endif
        if (RUN_LEADS) {
            loss[row] = value;
            lse[row] = top + spread;
            mass[row] = all;
        }
    }
}

kernel RUN_ATTRIBUTES void cross_entropy_adjoint(global const float* restrict x, global const float* restrict target,
        global const int* restrict label, global const float* restrict lse, global const float* restrict mass,
        global const float* restrict g, global float* restrict gx, const long rows, const long columns,
        const float beta) {
    for (long row = RUN_FIRST; row < rows; row += RUN_STEP) {
        const long base = row * columns;
        const float gradient = g[row];
        for (long i = RUN_AT; i < columns; i += RUN_WIDTH) {
            REAL value = mass[row] * exp(run_load(x + base, i, columns, 0.0f) - lse[row]);
#if SOFT
            value -= run_load(target + base, i, columns, 0.0f);
#endif
            run_add(gradient * value, gx + base, beta, i, columns);
        }
#if !SOFT
        // The item that wrote this value takes the label's share off.
        const long at = label[row];
        if (GROUP == 0 || at % RUN_WIDTH == RUN_AT) {
            gx[base + at] -= gradient;
        }
#endif
    }
}
