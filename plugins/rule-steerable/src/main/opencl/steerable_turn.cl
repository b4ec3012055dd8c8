// SPDX-License-Identifier: Apache-2.0
// steerable_turn - rows in the frame of their site from rows along the axes of the substrate.
//
// The frame (u, v) is the direction of the site's own x axis; T = C - 1 channels are turned, all but the last:
//   rx = u gx + v gy,  ry = u gy - v gx
// BY_ANGLE 1: (u, v) = (cos a, sin a) of the last channel a, in radians from +x (columns) towards +y (rows)
// BY_ANGLE 0: (u, v) = g / max(|g|, 1) of the last channel's gradient g: shorter than 1 where it is weak
//
// from      float [n][BLOCKS][C]  per row: site, d/dx, d/dy, laplacian (BLOCKS 4 only), not normalised
// count     int   [1]             rows in use; further rows are left alone
// to        float [n][WIDTH]      overwritten
//             BY_ANGLE 1: site [T], rx [T], ry [T], laplacian [T]
//             BY_ANGLE 0: site [C], laplacian [C], rx [T], ry [T]
// upstream  float [n][WIDTH]      dL/dto
// gradient  float [n][BLOCKS][C]  beta * gradient + dL/dfrom; beta 0 reads nothing
//
// Launch    ITEMS work-items a group, ROWS rows a group; SPLIT neighbouring items take the channels of a row in turn
// Cost      6 flops a turned pair forward, 10 back; memory bound
// Determinism  sums over channels in a fixed order for a given SPLIT
// Twin      SteerableReference (plain Java, double precision, in the tests)
// Source    Randazzo, Mordvintsev, Fouts: Growing Steerable Neural Cellular Automata, 2023, arXiv 2302.10197;
//           the order of the blocks is that of the authors' code

#ifndef CHANNELS
#define CHANNELS 16
#endif
#ifndef BY_ANGLE
#define BY_ANGLE 1
#endif
#ifndef BLOCKS
#define BLOCKS 4 // 4 with laplacians, 3 without
#endif
#ifndef ROWS
#define ROWS 64 // rows of a group
#endif
#ifndef ITEMS
#define ITEMS 1 // work-items of a group
#endif
#ifndef SPLIT
#define SPLIT 1 // work-items that share a row; divides ITEMS
#endif

#define LAST (CHANNELS - 1) // the angle, or the channel that aligns
#define GX CHANNELS
#define GY (2 * CHANNELS)
#define LAPLACIAN (3 * CHANNELS)

#if BY_ANGLE
#define PLAIN LAST // channels whose value and laplacian are sensed
#define TO_RX PLAIN
#define TO_LAPLACIAN (PLAIN + 2 * LAST)
#else
#define PLAIN CHANNELS
#define TO_RX ((BLOCKS - 2) * PLAIN)
#define TO_LAPLACIAN PLAIN
#endif
#define TO_RY (TO_RX + LAST)
#define WIDTH ((BLOCKS - 2) * PLAIN + 2 * LAST)

// x, y: the frame; z: the length that the gradient was divided by.
static inline float3 frame_of(const global float *row) {
#if BY_ANGLE
    float u;
    const float v = sincos(row[LAST], &u);
    return (float3)(u, v, 1.0f);
#else
    const float ax = row[GX + LAST];
    const float ay = row[GY + LAST];
    const float length = fmax(sqrt(ax * ax + ay * ay), 1.0f);
    return (float3)(ax / length, ay / length, length);
#endif
}

kernel void steerable_turn(
        const global float *restrict from, const global int *restrict count, global float *restrict to) {
    const int item = (int)get_local_id(0);
    const int end = min(count[0], ((int)get_group_id(0) + 1) * ROWS);
    for (int r = (int)get_group_id(0) * ROWS + item / SPLIT; r < end; r += ITEMS / SPLIT) {
        const global float *row = from + (size_t)r * (BLOCKS * CHANNELS);
        global float *own = to + (size_t)r * WIDTH;
        const float3 frame = frame_of(row);
        for (int c = item % SPLIT; c < PLAIN; c += SPLIT) {
            own[c] = row[c];
#if BLOCKS == 4
            own[TO_LAPLACIAN + c] = row[LAPLACIAN + c];
#endif
        }
        for (int c = item % SPLIT; c < LAST; c += SPLIT) {
            const float gx = row[GX + c];
            const float gy = row[GY + c];
            own[TO_RX + c] = frame.x * gx + frame.y * gy;
            own[TO_RY + c] = frame.x * gy - frame.y * gx;
        }
    }
}

static inline void put(float share, global float *to, float beta) {
    *to = beta == 0.0f ? share : beta * *to + share;
}

// What the frame's own channel gets: the last of each block.
static inline void put_last(
        const global float *sent, float3 frame, float du, float dv, global float *own, float beta) {
#if BY_ANGLE
    // d rx / d a = ry and d ry / d a = -rx: (du, dv) along the frame's normal.
    put(frame.x * dv - frame.y * du, own + LAST, beta);
    put(0.0f, own + GX + LAST, beta);
    put(0.0f, own + GY + LAST, beta);
#if BLOCKS == 4
    put(0.0f, own + LAPLACIAN + LAST, beta);
#endif
#else
    // Where the frame was divided by its length only the normal part changes it.
    const float along = frame.z > 1.0f ? frame.x * du + frame.y * dv : 0.0f;
    put((du - frame.x * along) / frame.z, own + GX + LAST, beta);
    put((dv - frame.y * along) / frame.z, own + GY + LAST, beta);
#endif
}

kernel void steerable_turn_adjoint(
        const global float *restrict from,
        const global int *restrict count,
        const global float *restrict upstream,
        global float *restrict gradient,
        const float beta) {
    const int item = (int)get_local_id(0);
#if SPLIT > 1
    local float2 shares[ITEMS];
#endif
    const int first = (int)get_group_id(0) * ROWS;
    const int end = min(count[0], first + ROWS);
    // Every item of a group takes as many turns, so that all reach the barriers.
    for (int base = first; base < end; base += ITEMS / SPLIT) {
        const int r = min(base + item / SPLIT, end - 1);
        const int mine = base + item / SPLIT < end;
        const global float *row = from + (size_t)r * (BLOCKS * CHANNELS);
        const global float *sent = upstream + (size_t)r * WIDTH;
        global float *own = gradient + (size_t)r * (BLOCKS * CHANNELS);
        const float3 frame = frame_of(row);
        float du = 0.0f;
        float dv = 0.0f;
        for (int c = item % SPLIT; c < LAST; c += SPLIT) {
            const float gx = row[GX + c];
            const float gy = row[GY + c];
            const float qx = sent[TO_RX + c];
            const float qy = sent[TO_RY + c];
            du += qx * gx + qy * gy;
            dv += qx * gy - qy * gx;
            if (mine) {
                put(frame.x * qx - frame.y * qy, own + GX + c, beta);
                put(frame.y * qx + frame.x * qy, own + GY + c, beta);
            }
        }
        for (int c = item % SPLIT; mine && c < PLAIN; c += SPLIT) {
            put(sent[c], own + c, beta);
#if BLOCKS == 4
            put(sent[TO_LAPLACIAN + c], own + LAPLACIAN + c, beta);
#endif
        }
#if SPLIT > 1
        shares[item] = (float2)(du, dv);
        barrier(CLK_LOCAL_MEM_FENCE);
        for (int i = 1; item % SPLIT == 0 && i < SPLIT; ++i) {
            du += shares[item + i].x;
            dv += shares[item + i].y;
        }
        barrier(CLK_LOCAL_MEM_FENCE);
#endif
        if (mine && item % SPLIT == 0) {
            put_last(sent, frame, du, dv, own, beta);
        }
    }
}
