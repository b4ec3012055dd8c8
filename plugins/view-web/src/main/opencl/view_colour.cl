// SPDX-License-Identifier: Apache-2.0
// view_colour - a diverging map of colours over a grey picture, in place.
//
// picture   uchar [H][W][4]  RGBA; red is read: 0 stands for -1, 255 for 1; alpha stays
//
// Blue below zero, white at zero, red above; darker with the distance. Red and blue are told apart by people who do not
// tell red from green.
//
// Launch    one work-item a pixel, surplus items return
// Cost      8 bytes a pixel
// Source    endpoints of the map RdBu, ColorBrewer 2.0 (Brewer 2003): 178 24 43 and 33 102 172

kernel void view_colour(global uchar *restrict picture, const int pixels) {
    const int pixel = (int)get_global_id(0);
    if (pixel >= pixels) {
        return;
    }
    const float value = (float)picture[4 * pixel] * (2.0f / 255.0f) - 1.0f;
    const float3 zero = (float3)(247.0f, 247.0f, 247.0f);
    const float3 end = value < 0.0f ? (float3)(33.0f, 102.0f, 172.0f) : (float3)(178.0f, 24.0f, 43.0f);
    const uchar3 colour = convert_uchar3_sat_rte(mix(zero, end, fabs(value)));
    picture[4 * pixel] = colour.x;
    picture[4 * pixel + 1] = colour.y;
    picture[4 * pixel + 2] = colour.z;
}
