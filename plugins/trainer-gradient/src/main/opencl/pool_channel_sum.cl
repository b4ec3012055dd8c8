// SPDX-License-Identifier: Apache-2.0
// pool_channel_sum - the sum of one channel over the sites of each sample: 0 where everything has died.
//
// cells     float [B][S][C]
// sums      float [B]        overwritten
//
// Launch    one work-item a sample
// Cost      reads 4 bytes a site; runs once in many iterations
// Twin      SamplePoolTest

kernel void pool_channel_sum(
        const global float *restrict cells,
        global float *restrict sums,
        const int channel,
        const int sites,
        const int channels) {
    const int sample = (int)get_global_id(0);
    const global float *values = cells + (size_t)sample * sites * channels + channel;
    float sum = 0.0f;
    for (int site = 0; site < sites; ++site) {
        sum += values[(size_t)site * channels];
    }
    sums[sample] = sum;
}
