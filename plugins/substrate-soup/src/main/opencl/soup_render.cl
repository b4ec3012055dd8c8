// SPDX-License-Identifier: Apache-2.0
// soup_render - a picture of programs: each a block of pixels, one for each byte, in the light of all its bytes.
//
// cells     uchar [B][programs][bw bh]        bw bh bytes of a program, row by row in its block
// picture   uchar [B][rows bh][columns bw][4]  RGBA
//
// A byte has a colour of its own: 0 is black, printable characters are bright, others are dim; neighbouring values have
// far colours. A pixel is half its byte's colour, and half that of its program: the mean over its bytes, made far from the
// mean of noise. So copies of one program are a patch of one colour from afar, and noise is grey grain.
//
// Launch    global (columns, rows, B)
// Cost      5 bytes a pixel, two colours a byte
// Units     integers; the same on every device
// Twin      PortraitTest
// Source    none: it is a choice of colours

// The mean colour of a uniform byte.
#define NOISE 108
// How much further from it the mean of a program is shown.
#define CONTRAST 3

static int3 soup_colour(const int value) {
    // A hue turned by the golden section for each value, as six sectors of 256.
    const int hue = (value * 949) % 1536;
    const int ramp = hue & 255;
    const int3 sectors[6] = {(int3)(255, ramp, 0), (int3)(255 - ramp, 255, 0), (int3)(0, 255, ramp),
                             (int3)(0, 255 - ramp, 255), (int3)(ramp, 0, 255), (int3)(255, 0, 255 - ramp)};
    const int bright = value == 0 ? 0 : (value >= 32 && value < 127 ? 4 : 2);
    return min((sectors[hue >> 8] * 3 + 255) * bright / 16, (int3)(255));
}

__kernel void soup_render(__global const uchar *restrict cells, __global uchar *restrict picture, const int programs,
                          const int columns, const int bw, const int bh) {
    const int column = get_global_id(0);
    const int row = get_global_id(1);
    const long sample = get_global_id(2);
    const int bytes = bw * bh;
    __global const uchar *program = cells + (sample * programs + (long)row * columns + column) * bytes;
    int3 sum = (int3)(0);
    for (int i = 0; i < bytes; ++i) {
        sum += soup_colour(program[i]);
    }
    const int3 tint = clamp(NOISE + (sum / bytes - NOISE) * CONTRAST, (int3)(0), (int3)(255));
    for (int i = 0; i < bytes; ++i) {
        const long line = (sample * (int)get_global_size(1) + row) * bh + i / bw;
        const long pixel = (line * columns + column) * bw + i % bw;
        vstore4(convert_uchar4_sat((int4)((soup_colour(program[i]) + tint) / 2, 255)), pixel, picture);
    }
}
