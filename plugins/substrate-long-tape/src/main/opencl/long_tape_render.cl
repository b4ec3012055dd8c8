// SPDX-License-Identifier: Apache-2.0
// long_tape_render - a pixel for each byte of a long tape.
//
// tapes    uchar [B][length]
// picture  uchar [B][length][4]  RGBA
//
// Byte 0 is black; neighbouring values have far colours, so that a repeated pattern shows as a texture.
//
// Launch   global (B length)
// Cost     5 bytes a pixel
// Twin     LongTapeSubstrateTest
// Source   none: it is a choice of colours

__kernel void long_tape_render(__global const uchar *restrict tapes, __global uchar *restrict picture) {
    const size_t i = get_global_id(0);
    const uchar byte = tapes[i];
    vstore4((uchar4)(byte * 37, byte * 101, byte * 197, 255), i, picture);
}
