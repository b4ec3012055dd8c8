// ${fileName} - squared difference of the mean of one channel from a target, for each sample, and its adjoint.
//
// cells     float [B][S][C]   S sites of C channels
// means     float [B]         mean over sites of one channel
// losses    float [B]         (mean - target)^2
// upstream  float [B]         dL/dlosses
// gradient  float [B][S][C]   beta * gradient + dL/dcells; beta is 0 (overwrite) or 1 (add)
//
// Launch    forward: global (64, B), local (64, 1), one work-group a sample; adjoint: global (S, B), one item a site
// Cost      forward 4 bytes a site and a cache line at most, adjoint 8 C bytes a site; memory bound
// Determinism  each item strides over its sites, then a tree: the same bits on every device
// Twin      ${className}Test computes in plain Java, the adjoint by central differences

__kernel __attribute__((reqd_work_group_size(64, 1, 1)))
void ${fileName}(__global const float *restrict cells, __global float *restrict means,
                 __global float *restrict losses, const int sites, const int channels, const int channel,
                 const float target) {
    const int item = get_local_id(0);
    const int sample = get_global_id(1);
    __local float partial[64];

    __global const float *restrict mine = cells + (long)sample * sites * channels + channel;
    float sum = 0.0f;
    for (int site = item; site < sites; site += 64) {
        sum += mine[(long)site * channels];
    }
    partial[item] = sum;
    barrier(CLK_LOCAL_MEM_FENCE);
    for (int span = 32; span > 0; span /= 2) {
        if (item < span) {
            partial[item] += partial[item + span];
        }
        barrier(CLK_LOCAL_MEM_FENCE);
    }
    if (item == 0) {
        const float mean = partial[0] / sites;
        means[sample] = mean;
        losses[sample] = (mean - target) * (mean - target);
    }
}

__kernel void ${fileName}_adjoint(__global const float *restrict means, __global const float *restrict upstream,
                                  __global float *restrict gradient, const float beta, const int sites,
                                  const int channels, const int channel, const float target) {
    const int site = get_global_id(0);
    const int sample = get_global_id(1);
    const float share = upstream[sample] * 2.0f * (means[sample] - target) / sites;
    __global float *restrict mine = gradient + ((long)sample * sites + site) * channels;
    for (int c = 0; c < channels; c++) {
        const float before = beta == 0.0f ? 0.0f : mine[c];
        mine[c] = before + (c == channel ? share : 0.0f);
    }
}
