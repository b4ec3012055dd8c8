// SPDX-License-Identifier: Apache-2.0
// soup_render - a picture of programs: each a block of pixels, one for each byte.
//
// cells     uchar [B][programs][bw bh]        bw bh bytes of a program, row by row in its block
// picture   uchar [B][rows bh][columns bw][4]  RGBA
//
// Byte 0 is black, printable characters are bright, others are dim; neighbouring values have far colours.
//
// Launch    global (columns bw, rows bh, B)
// Cost      5 bytes a pixel
// Twin      PortraitTest
// Source    none: it is a choice of colours

__kernel void soup_render(__global const uchar *restrict cells, __global uchar *restrict picture, const int programs,
                          const int columns, const int bw, const int bh) {
    const int x = get_global_id(0);
    const int y = get_global_id(1);
    const long sample = get_global_id(2);
    const long program = sample * programs + (long)(y / bh) * columns + x / bw;
    const int value = cells[program * bw * bh + (y % bh) * bw + x % bw];
    // A hue turned by the golden section for each value, as six sectors of 256.
    const int hue = (value * 949) % 1536;
    const int ramp = hue & 255;
    const int3 sectors[6] = {(int3)(255, ramp, 0), (int3)(255 - ramp, 255, 0), (int3)(0, 255, ramp),
                             (int3)(0, 255 - ramp, 255), (int3)(ramp, 0, 255), (int3)(255, 0, 255 - ramp)};
    const int bright = value == 0 ? 0 : (value >= 32 && value < 127 ? 4 : 2);
    const int3 colour = (sectors[hue >> 8] * 3 + 255) * bright / 16;
    const long pixel = (sample * (int)get_global_size(1) + y) * (int)get_global_size(0) + x;
    vstore4(convert_uchar4_sat((int4)(colour, 255)), pixel, picture);
}
