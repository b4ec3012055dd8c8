// SPDX-License-Identifier: Apache-2.0
// target_image - mean squared distance of each sample's colours to a picture, and its adjoint.
//
// cells     float [B][S][C]   S sites of C >= 4 channels; channels 0 to 3 are premultiplied RGBA
// target    float [S][4]      the picture on the grid, premultiplied, 0 to 1
// parts     float [B][PARTS]  partial sums of squares
// losses    float [B]         sum / (4 S)
// upstream  float [B]         dL/dlosses
// gradient  float [B][S][C]   beta * gradient + dL/dcells; beta is 0 (overwrite) or 1 (add)
//
// Launch    partial: global (PARTS, B), one item a stretch of S / PARTS sites; total: global (B);
//           adjoint: global (S, B), one item a site
// Cost      partial 12 flops and 32 bytes a site, adjoint 12 flops and 48 bytes a site; memory bound
// Determinism  stretches and their order are fixed: the same bits on any number of cores
// Twin      TargetImageLossTest computes in plain Java, the adjoint by central differences
// Source    Mordvintsev, Randazzo, Niklasson, Levin 2020: pixel-wise L2 on RGBA

__kernel void target_image_partial(__global const float *restrict cells, __global const float *restrict target,
                                   __global float *restrict parts, const int sites, const int channels) {
    const int part = get_global_id(0);
    const int sample = get_global_id(1);
    const int count = get_global_size(0);
    const int from = (int)((long)sites * part / count);
    const int to = (int)((long)sites * (part + 1) / count);

    __global const float *restrict mine = cells + (long)sample * sites * channels;
    float4 sum = 0.0f;
    for (int site = from; site < to; site++) {
        const float4 difference = vload4(0, mine + (long)site * channels) - vload4(site, target);
        sum += difference * difference;
    }
    parts[sample * count + part] = (sum.x + sum.y) + (sum.z + sum.w);
}

__kernel void target_image_total(__global const float *restrict parts, __global float *restrict losses,
                                 const int count, const int sites) {
    const int sample = get_global_id(0);
    float sum = 0.0f;
    for (int part = 0; part < count; part++) {
        sum += parts[sample * count + part];
    }
    losses[sample] = sum / (4.0f * sites);
}

__kernel void target_image_adjoint(__global const float *restrict cells, __global const float *restrict target,
                                   __global const float *restrict upstream, __global float *restrict gradient,
                                   const float beta, const int sites, const int channels) {
    const int site = get_global_id(0);
    const int sample = get_global_id(1);
    if (site >= sites) {
        return;
    }
    const long at = ((long)sample * sites + site) * channels;
    const float4 difference = vload4(0, cells + at) - vload4(site, target);
    const float4 share = difference * (upstream[sample] / (2.0f * sites));
    if (beta == 0.0f) {
        vstore4(share, 0, gradient + at);
        for (int c = 4; c < channels; c++) {
            gradient[at + c] = 0.0f; // the other channels are not compared
        }
    } else {
        vstore4(vload4(0, gradient + at) + share, 0, gradient + at);
    }
}
