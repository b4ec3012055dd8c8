// SPDX-License-Identifier: Apache-2.0
// neural_gain - every update times GAIN, and its adjoint: what a test edits while a lizard grows.
//
// x         float [n][WIDTH]  updates
// count     int   [1]         rows in use; further rows are left alone
// y         float [n][WIDTH]  GAIN * x
// upstream  float [n][WIDTH]  dL/dy
// gradient  float [n][WIDTH]  beta * gradient + dL/dx; beta 0 reads nothing
//
// Launch    one work-item a value; surplus items return
#ifndef WIDTH
#define WIDTH 16
#endif
#define GAIN 1.0f

kernel void neural_gain(const global float *restrict x, const global int *restrict count, global float *restrict y) {
    const int i = (int)get_global_id(0);
    if (i < count[0] * WIDTH) {
        y[i] = GAIN * x[i];
    }
}

kernel void neural_gain_adjoint(
        const global int *restrict count,
        const global float *restrict upstream,
        global float *restrict gradient,
        const float beta) {
    const int i = (int)get_global_id(0);
    if (i < count[0] * WIDTH) {
        gradient[i] = beta == 0.0f ? GAIN * upstream[i] : beta * gradient[i] + GAIN * upstream[i];
    }
}
