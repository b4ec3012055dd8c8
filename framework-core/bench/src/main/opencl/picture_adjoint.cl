// SPDX-License-Identifier: Apache-2.0
// picture_adjoint - gradient of the mean squared distance of the first four channels to a picture.
//
// cells     float [B][sites][C]  the state
// target    float [sites][4]     the picture, the same for every sample
// gradient  float [B][sites][C]  scale * (cells - target) is added to channels 0 to 3
// scale     2 / (B * sites * 4)
//
// Launch    global (sites, B), local any
// Cost      8 FLOP and 48 bytes a site
// Units     as the state

__kernel void picture_adjoint(
        __global const float *restrict cells,
        __global const float *restrict target,
        __global float *restrict gradient,
        const int channels,
        const float scale) {
    const size_t site = get_global_id(0);
    const size_t at = (get_global_id(1) * get_global_size(0) + site) * channels;
    for (int c = 0; c < 4; ++c) {
        gradient[at + c] += scale * (cells[at + c] - target[site * 4 + c]);
    }
}
