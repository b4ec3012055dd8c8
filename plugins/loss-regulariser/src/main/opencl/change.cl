// SPDX-License-Identifier: Apache-2.0
// change - the mean of |x - previous| over channels and sites, for each sample, and its adjoint.
//
// cells     float [B][S][C]
// previous  float [B][S][C]   one step before
// counted   float [C]         1 for channels that count, 0 for the others
// period    float [C]         2 pi for a channel whose difference is taken the shorter way round, else 0
// parts     float [B][PARTS]  sums over SITES sites each, PARTS = ceil(S / SITES)
// losses    float [B]         scale * sum
// upstream  float [B]         dL/dlosses
// gradient  float [B][S][C]   beta * gradient + dL/dcells = sign(x - previous) scale dL/dlosses; 0 where both are equal
// earlier   float [B][S][C]   earlier_beta * earlier - the same; betas are 0 (overwrite) or 1 (add)
// wants     int               1 writes gradient, 2 writes earlier, 3 both
//
// Launch    change_parts, change_adjoint: global (PARTS, B); change_total: global (B)
// Cost      3 flops a value; 8 bytes a value forward, up to 24 in the adjoint; memory bound
// Determinism  parts and their order are fixed
// Twin      ChangeTest computes in plain Java, the adjoint by central differences
// Source    Mordvintsev, Randazzo and Fouts, "Growing Isotropic Neural Cellular Automata", ALIFE 2022; the shorter way
//           round for angles: "Growing Steerable Neural Cellular Automata", 2023
#include "regulariser.clh"

// 1 / period is never taken: a period of 0 leaves the difference alone.
static inline lanes_t difference(lanes_t x, lanes_t previous, lanes_t period) {
    const lanes_t plain = x - previous;
    return plain - period * rint(plain * 0.15915494309f); // 1 / (2 pi)
}

kernel void change_parts(
        const global float *restrict cells,
        const global float *restrict previous,
        const global float *restrict counted,
        const global float *restrict period,
        global float *restrict parts,
        const int sites) {
    const int part = (int)get_global_id(0);
    const int sample = (int)get_global_id(1);
    const int end = min(sites, (part + 1) * SITES);
    lanes_t sum = (lanes_t)(0.0f);
    for (int site = part * SITES; site < end; ++site) {
        const size_t cell = ((size_t)sample * sites + site) * CHANNELS;
        for (int c = 0; c < CHANNELS; c += LANES) {
            sum += LOAD(c, counted)
                    * fabs(difference(LOAD(cell + c, cells), LOAD(cell + c, previous), LOAD(c, period)));
        }
    }
    parts[(size_t)sample * get_global_size(0) + part] = lanes_sum(sum);
}

kernel void change_total(
        const global float *restrict parts, global float *restrict losses, const float scale, const int count) {
    const int sample = (int)get_global_id(0);
    float sum = 0.0f;
    for (int part = 0; part < count; ++part) {
        sum += parts[(size_t)sample * count + part];
    }
    losses[sample] = scale * sum;
}

kernel void change_adjoint(
        const global float *restrict cells,
        const global float *restrict previous,
        const global float *restrict counted,
        const global float *restrict period,
        const global float *restrict upstream,
        global float *restrict gradient,
        global float *restrict earlier,
        const int wants,
        const float beta,
        const float earlier_beta,
        const float scale,
        const int sites) {
    const int part = (int)get_global_id(0);
    const int sample = (int)get_global_id(1);
    const int end = min(sites, (part + 1) * SITES);
    const float factor = scale * upstream[sample];
    for (int site = part * SITES; site < end; ++site) {
        const size_t cell = ((size_t)sample * sites + site) * CHANNELS;
        for (int c = 0; c < CHANNELS; c += LANES) {
            const lanes_t moved = difference(LOAD(cell + c, cells), LOAD(cell + c, previous), LOAD(c, period));
            const lanes_t share = LOAD(c, counted) * sign(moved) * factor;
            if ((wants & 1) != 0) {
                STORE(beta == 0.0f ? share : beta * LOAD(cell + c, gradient) + share, cell + c, gradient);
            }
            if ((wants & 2) != 0) {
                STORE(earlier_beta == 0.0f ? -share : earlier_beta * LOAD(cell + c, earlier) - share, cell + c, earlier);
            }
        }
    }
}
