// SPDX-License-Identifier: Apache-2.0
// population_count - how many sites of each sample hold a value above a threshold.
//
// cells   float [B][S][C]   S sites of C channels
// counts  float [B]         number of sites with cells[b][s][channel] > threshold; exact up to 2^24 sites
//
// Launch    global (GROUP, B), local (GROUP, 1): one work-group a sample, each item strides over its sites
// Cost      one comparison a site, C * 4 bytes of stride; memory bound
// Determinism  integer sums: any order gives the same number
// Twin      PopulationTest counts in plain Java

#ifndef GROUP
#define GROUP 64 // work-items of a group, a power of two
#endif

__kernel __attribute__((reqd_work_group_size(GROUP, 1, 1)))
void population_count(__global const float *restrict cells, __global float *restrict counts, const int sites,
                      const int channels, const int channel, const float threshold) {
    const int item = get_local_id(0);
    const int sample = get_global_id(1);
    __local int partial[GROUP];

    __global const float *restrict mine = cells + (long)sample * sites * channels + channel;
    int count = 0;
    for (int site = item; site < sites; site += GROUP) {
        count += mine[(long)site * channels] > threshold;
    }
    partial[item] = count;
    barrier(CLK_LOCAL_MEM_FENCE);
    for (int span = GROUP / 2; span > 0; span /= 2) {
        if (item < span) {
            partial[item] += partial[item + span];
        }
        barrier(CLK_LOCAL_MEM_FENCE);
    }
    if (item == 0) {
        counts[sample] = (float)partial[0];
    }
}
