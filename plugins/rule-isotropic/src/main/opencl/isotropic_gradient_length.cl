// SPDX-License-Identifier: Apache-2.0
// isotropic_gradient_length - rows of site, laplacian and the length of the gradient from rows with both gradients.
//
// from      float [n][4][C]   per row: C values of the site, C laplacians, C of d/dx, C of d/dy, not normalised
// count     int   [1]         rows in use; further rows are left alone
// to        float [n][3][C]   overwritten: site, laplacian, length = sqrt(gx^2 + gy^2 + 1e-8), so at least 1e-4
// upstream  float [n][3][C]   dL/dto
// gradient  float [n][4][C]   beta * gradient + dL/dfrom; d length / d gx = gx / length; beta 0 reads nothing
//
// Launch    one work-item for SPAN of the n * C (row, channel) pairs; surplus items return
// Cost      forward 5 flops and 28 bytes a pair, adjoint 40 bytes; memory bound
// Twin      IsotropicReference (plain Java, in the tests)
// Source    variant lap_gradnorm of Mordvintsev, Randazzo and Fouts, "Isotropic Neural Cellular Automata", 2023

#ifndef CHANNELS
#define CHANNELS 16
#endif
#ifndef SPAN
#define SPAN 1 // pairs of a work-item
#endif

#define LEAST_SQUARE 1e-8f

// The squares are added in either order to the same bits only if neither is fused into the sum.
#pragma OPENCL FP_CONTRACT OFF

kernel void isotropic_gradient_length(
        const global float *restrict from, const global int *restrict count, global float *restrict to) {
    const int first = (int)get_global_id(0) * SPAN;
    const int end = min(count[0] * CHANNELS, first + SPAN);
    for (int i = first; i < end; ++i) {
        const int row = i / CHANNELS;
        const int c = i % CHANNELS;
        const global float *sensed = from + (size_t)row * (4 * CHANNELS) + c;
        global float *own = to + (size_t)row * (3 * CHANNELS) + c;
        const float gx = sensed[2 * CHANNELS];
        const float gy = sensed[3 * CHANNELS];
        own[0] = sensed[0];
        own[CHANNELS] = sensed[CHANNELS];
        own[2 * CHANNELS] = sqrt((gx * gx + gy * gy) + LEAST_SQUARE);
    }
}

kernel void isotropic_gradient_length_adjoint(
        const global float *restrict from,
        const global int *restrict count,
        const global float *restrict to,
        const global float *restrict upstream,
        global float *restrict gradient,
        const float beta) {
    const int first = (int)get_global_id(0) * SPAN;
    const int end = min(count[0] * CHANNELS, first + SPAN);
    for (int i = first; i < end; ++i) {
        const size_t row = (size_t)(i / CHANNELS);
        const int c = i % CHANNELS;
        const global float *sensed = from + row * (4 * CHANNELS) + c;
        const global float *sent = upstream + row * (3 * CHANNELS) + c;
        global float *own = gradient + row * (4 * CHANNELS) + c;
        const float share = sent[2 * CHANNELS] / to[row * (3 * CHANNELS) + 2 * CHANNELS + c];
        const float shares[4] = {
                sent[0], sent[CHANNELS], sensed[2 * CHANNELS] * share, sensed[3 * CHANNELS] * share};
        for (int k = 0; k < 4; ++k) {
            own[k * CHANNELS] = beta == 0.0f ? shares[k] : beta * own[k * CHANNELS] + shares[k];
        }
    }
}
