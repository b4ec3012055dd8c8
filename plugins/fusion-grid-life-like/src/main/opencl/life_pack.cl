// SPDX-License-Identifier: Apache-2.0
// life_pack, life_unpack - cells as numbers to cells as bits and back.
//
// cells   float [B][H][W]           0 dead, 1 alive; anything above 0.5 counts as alive
// words   uint  [B][S][H][words]    cell x of a row is bit i % 32 of word i / 32 of column x % S, where i = x / S;
//                                   S = 1 is the usual order of bits. Bits of x >= W are 0.
//
// Launch    life_pack: global (S * words, H, B), an item makes a word; life_unpack: global (words, H, B), an item makes
//           the 32 * S neighbouring cells of one word of each column; local any, surplus items return
// Cost      memory bound: 4 bytes a cell, 1 bit a cell
// Determinism  no arithmetic
// Twin      GenerationsTest compares with what it wrote

__kernel void life_pack(__global const float *restrict cells, __global uint *restrict words, const int width,
                        const int height, const int columns, const int rowWords) {
    const int item = get_global_id(0);
    const int y = get_global_id(1);
    const int sample = get_global_id(2);
    if (item >= columns * rowWords || y >= height) {
        return;
    }
    const int column = item % columns;
    const int word = item / columns;
    __global const float *restrict row = cells + ((long)sample * height + y) * width;
    uint packed = 0;
    for (int bit = 0; bit < 32; bit++) {
        const long x = (long)(word * 32 + bit) * columns + column;
        if (x < width && row[x] > 0.5f) {
            packed |= 1u << bit;
        }
    }
    words[(((long)sample * columns + column) * height + y) * rowWords + word] = packed;
}

__kernel void life_unpack(__global const uint *restrict words, __global float *restrict cells, const int width,
                          const int height, const int columns, const int rowWords) {
    const int word = get_global_id(0);
    const int y = get_global_id(1);
    const int sample = get_global_id(2);
    if (word >= rowWords || y >= height) {
        return;
    }
    const long plane = (long)height * rowWords;
    __global const uint *restrict from = words + ((long)sample * columns * height + y) * rowWords + word;
    __global float *restrict row = cells + ((long)sample * height + y) * width;
    long x = (long)word * 32 * columns;
    for (int bit = 0; bit < 32; bit++) {
        const int have = (int)clamp(width - x, 0l, (long)columns);
        for (int column = 0; column < have; column++) {
            row[x + column] = (float)((from[column * plane] >> bit) & 1u);
        }
        x += columns;
    }
}
