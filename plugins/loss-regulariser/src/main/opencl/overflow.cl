// SPDX-License-Identifier: Apache-2.0
// overflow - the sum of squares of what lies beyond +-limit, for each sample, and its adjoint.
//
// cells     float [B][S][C]
// counted   float [C]         1 for channels that count, 0 for the others
// parts     float [B][PARTS]  sums over SITES sites each, PARTS = ceil(S / SITES)
// losses    float [B]         sum over channels and sites of (x - clamp(x, -limit, limit))^2
// upstream  float [B]         dL/dlosses
// gradient  float [B][S][C]   beta * gradient + dL/dcells = 2 (x - clamp(x)); beta is 0 (overwrite) or 1 (add)
//
// Launch    overflow_parts, overflow_adjoint: global (PARTS, B); overflow_total: global (B)
// Cost      4 flops a value; 4 bytes a value forward, 8 or 12 in the adjoint; memory bound
// Determinism  parts and their order are fixed
// Twin      OverflowTest computes in plain Java, the adjoint by central differences
// Source    Mordvintsev, Randazzo and Fouts, "Growing Isotropic Neural Cellular Automata", ALIFE 2022
#include "regulariser.clh"

kernel void overflow_parts(
        const global float *restrict cells,
        const global float *restrict counted,
        global float *restrict parts,
        const float limit,
        const int sites) {
    const int part = (int)get_global_id(0);
    const int sample = (int)get_global_id(1);
    const int end = min(sites, (part + 1) * SITES);
    lanes_t sum = (lanes_t)(0.0f);
    for (int site = part * SITES; site < end; ++site) {
        const size_t cell = ((size_t)sample * sites + site) * CHANNELS;
        for (int c = 0; c < CHANNELS; c += LANES) {
            const lanes_t x = LOAD(cell + c, cells);
            const lanes_t beyond = LOAD(c, counted) * (x - clamp(x, -limit, limit));
            sum += beyond * beyond;
        }
    }
    parts[(size_t)sample * get_global_size(0) + part] = lanes_sum(sum);
}

kernel void overflow_total(const global float *restrict parts, global float *restrict losses, const int count) {
    const int sample = (int)get_global_id(0);
    float sum = 0.0f;
    for (int part = 0; part < count; ++part) {
        sum += parts[(size_t)sample * count + part];
    }
    losses[sample] = sum;
}

kernel void overflow_adjoint(
        const global float *restrict cells,
        const global float *restrict counted,
        const global float *restrict upstream,
        global float *restrict gradient,
        const float beta,
        const float limit,
        const int sites) {
    const int part = (int)get_global_id(0);
    const int sample = (int)get_global_id(1);
    const int end = min(sites, (part + 1) * SITES);
    const float factor = 2.0f * upstream[sample];
    for (int site = part * SITES; site < end; ++site) {
        const size_t cell = ((size_t)sample * sites + site) * CHANNELS;
        for (int c = 0; c < CHANNELS; c += LANES) {
            const lanes_t x = LOAD(cell + c, cells);
            lanes_t share = LOAD(c, counted) * (x - clamp(x, -limit, limit)) * factor;
            if (beta != 0.0f) {
                share += beta * LOAD(cell + c, gradient);
            }
            STORE(share, cell + c, gradient);
        }
    }
}
