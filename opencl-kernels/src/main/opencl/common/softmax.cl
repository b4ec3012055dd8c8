// SPDX-License-Identifier: Apache-2.0
// softmax - softmax and its logarithm over rows, and their adjoints.
//
//   softmax          y[r][c] = exp(x[r][c]) / sum of exp(x[r][.]), or its logarithm if LOG; the row's largest value is
//                    taken off first: no overflow
//   softmax_adjoint  gx = y (g - sum of g y), or g - exp(y) sum of g if LOG, plus beta * gx
//
// x, y, g, gx  float [rows][columns]
//
// Launch  see runs.clh; a run is a row
// Cost    3 passes over x, about 6 flop and 16 bytes a value each way
#include "common/runs.clh"

#ifndef LOG
#define LOG 0
#endif

kernel RUN_ATTRIBUTES void softmax(global const float* restrict x, global float* restrict y, const long rows,
        const long columns) {
    RUN_LOCAL
    for (long row = RUN_FIRST; row < rows; row += RUN_STEP) {
        global const float* restrict from = x + row * columns;
        global float* restrict to = y + row * columns;
        REAL high = ALL(-INFINITY);
        for (long i = RUN_AT; i < columns; i += RUN_WIDTH) {
            high = fmax(high, run_load(from, i, columns, -INFINITY));
        }
        const float top = run_max(high RUN_SCRATCH);
        REAL sum = ALL(0.0f);
        for (long i = RUN_AT; i < columns; i += RUN_WIDTH) {
            sum += exp(run_load(from, i, columns, -INFINITY) - top);
        }
        const float total = run_sum(sum RUN_SCRATCH);
        for (long i = RUN_AT; i < columns; i += RUN_WIDTH) {
            const REAL value = run_load(from, i, columns, 0.0f) - top;
#if LOG
            run_store(value - log(total), to, i, columns);
#else
            run_store(exp(value) / total, to, i, columns);
#endif
        }
    }
}

kernel RUN_ATTRIBUTES void softmax_adjoint(global const float* restrict y, global const float* restrict g,
        global float* restrict gx, const long rows, const long columns, const float beta) {
    RUN_LOCAL
    for (long row = RUN_FIRST; row < rows; row += RUN_STEP) {
        const long base = row * columns;
        REAL sum = ALL(0.0f);
        for (long i = RUN_AT; i < columns; i += RUN_WIDTH) {
            const REAL gradient = run_load(g + base, i, columns, 0.0f);
#if LOG
            sum += gradient;
#else
            sum += gradient * run_load(y + base, i, columns, 0.0f);
#endif
        }
        const float total = run_sum(sum RUN_SCRATCH);
        for (long i = RUN_AT; i < columns; i += RUN_WIDTH) {
            const REAL value = run_load(y + base, i, columns, 0.0f);
            const REAL gradient = run_load(g + base, i, columns, 0.0f);
#if LOG
            run_add(gradient - exp(value) * total, gx + base, beta, i, columns);
#else
            run_add(value * (gradient - total), gx + base, beta, i, columns);
#endif
        }
    }
}
