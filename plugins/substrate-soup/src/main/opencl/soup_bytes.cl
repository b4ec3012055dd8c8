// SPDX-License-Identifier: Apache-2.0
// soup_bytes - tokens to bytes and back, and the sum of operations.
//
// soup_bytes   tokens ulong [count] -> bytes uchar [count]: the lowest byte of each
// soup_label   bytes uchar [B][each] -> tokens ulong [B][each]: a new token of epoch 0 for each byte of some samples
// soup_add     after[b] = before[b] + the operations in sample b's meetings (the last two of its `width` words)
//
// Launch    soup_bytes (ceil(count / 256)); soup_label (ceil(each / 256), samples); soup_add (B)
// Cost      9 bytes of memory a byte of the soup
// Twin      SoupSubstrateTest reads them in plain Java
// Source    Agüera y Arcas et al. 2024, arXiv 2406.19108: tracer tokens
#define TOKENS 1
#include "common/soup_cell.clh"

#define EACH 256

__kernel void soup_bytes(__global const ulong *restrict tokens, __global uchar *restrict bytes, const long count) {
    const long from = get_global_id(0) * EACH;
    for (long i = from; i < min(from + EACH, count); ++i) {
        bytes[i] = BYTE(tokens[i]);
    }
}

__kernel void soup_label(__global const uchar *restrict bytes, __global ulong *restrict tokens, const long each,
                         const int first) {
    const long sample = first + (long)get_global_id(1);
    const long from = get_global_id(0) * EACH;
    for (long i = from; i < min(from + EACH, each); ++i) {
        tokens[sample * each + i] = NEW_CELL(0, i, bytes[sample * each + i]);
    }
}

__kernel void soup_add(__global const ulong *restrict before, __global const int *restrict meetings,
                       __global ulong *restrict after, const int width) {
    const int sample = get_global_id(0);
    __global const int *words = meetings + (long)(sample + 1) * width - 2;
    after[sample] = before[sample] + ((ulong)(uint)words[1] << 32 | (ulong)(uint)words[0]);
}
