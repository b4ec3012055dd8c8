// SPDX-License-Identifier: Apache-2.0
// copy_bandwidth - reads a large array and writes it elsewhere: the memory bandwidth of a device.
//
// in   float16 [chunks * CHUNK]
// out  float16 [chunks * CHUNK], must not alias `in`
//
// Launch    global (chunks), local 1 on CPUs, where an item copies CHUNK consecutive lines; CHUNK 1 on GPUs
// Cost      128 bytes of traffic for each float16: 64 read, 64 written
// Units     any

#ifndef CHUNK
#define CHUNK 4096
#endif

__kernel void copy_bandwidth(__global const float16 *restrict in, __global float16 *restrict out) {
    const size_t first = get_global_id(0) * CHUNK;
    for (int i = 0; i < CHUNK; ++i) {
        out[first + i] = in[first + i];
    }
}
