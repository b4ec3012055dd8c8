// SPDX-License-Identifier: Apache-2.0
// orientation_field - which way each cell of a torus points, and where the directions wind around a cell.
//
//   orientation_read  from an angle channel: its direction, length 1; from another channel: its gradient, Sobel without
//                     a factor
//   orientation_wind  how often the direction turns around along the loop of 8 neighbours, counted from columns
//                     towards rows: 1, -1, 0; 0 where the loop is not alive as a whole
//
// cells    float [H][W][channels]
// field    float [H][W][4]   direction in radians, length, 1 if the cell is alive, 0
// winding  int   [H][W]
//
// Alive     alpha above `threshold` in channel `alpha`
// Launch    global (W, H), local any
// Boundary  torus
// Source    Randazzo, Mordvintsev, Fouts 2023 (perception); Mermin 1979 (winding numbers)
#define TWO_PI 6.28318530717958648f

// Neighbours in the order of a turn from columns towards rows.
constant int LOOP_X[8] = {1, 1, 0, -1, -1, -1, 0, 1};
constant int LOOP_Y[8] = {0, 1, 1, 1, 0, -1, -1, -1};

static int neighbour(int x, int y, int dx, int dy) {
    const int width = get_global_size(0);
    const int height = get_global_size(1);
    return (y + dy + height) % height * width + (x + dx + width) % width;
}

kernel void orientation_read(global const float* restrict cells, global float* restrict field, const int channels,
        const int channel, const int angular, const int alpha, const float threshold) {
    const int x = get_global_id(0);
    const int y = get_global_id(1);
    const int site = neighbour(x, y, 0, 0);
    float direction;
    float length;
    if (angular) {
        direction = cells[(size_t)site * channels + channel];
        length = 1.0f;
    } else {
        float2 gradient = 0.0f;
        for (int i = 0; i < 8; ++i) {
            const float value = cells[(size_t)neighbour(x, y, LOOP_X[i], LOOP_Y[i]) * channels + channel];
            // 1, 2, 1 across the direction of each derivative
            gradient.x += value * LOOP_X[i] * (LOOP_Y[i] == 0 ? 2.0f : 1.0f);
            gradient.y += value * LOOP_Y[i] * (LOOP_X[i] == 0 ? 2.0f : 1.0f);
        }
        direction = atan2(gradient.y, gradient.x);
        length = sqrt(gradient.x * gradient.x + gradient.y * gradient.y);
    }
    const float alive = cells[(size_t)site * channels + alpha] > threshold ? 1.0f : 0.0f;
    vstore4((float4)(direction, length, alive, 0.0f), site, field);
}

kernel void orientation_wind(global const float* restrict field, global int* restrict winding) {
    const int x = get_global_id(0);
    const int y = get_global_id(1);
    const int site = neighbour(x, y, 0, 0);
    bool alive = vload4(site, field).z > 0.0f;
    float turned = 0.0f;
    float before = vload4(neighbour(x, y, LOOP_X[7], LOOP_Y[7]), field).x;
    for (int i = 0; i < 8; ++i) {
        const float4 cell = vload4(neighbour(x, y, LOOP_X[i], LOOP_Y[i]), field);
        const float apart = cell.x - before;
        turned += apart - TWO_PI * rint(apart / TWO_PI);
        alive = alive && cell.z > 0.0f;
        before = cell.x;
    }
    winding[site] = alive ? convert_int_rte(turned / TWO_PI) : 0;
}
