// SPDX-License-Identifier: Apache-2.0
// life_like_update - the next state of each cell of a life-like rule.
//
// rows      float [capacity][2]  the cell (0 or 1), then its number of live neighbours (0 to 8)
// count     int   [1]            number of rows that hold values
// next      float [capacity][1]  the cell one generation later
// birth     int                  bit n: born with n live neighbours
// survival  int                  bit n: stays with n live neighbours
//
// Launch    global (capacity), local any; surplus items return
// Cost      12 bytes a row; memory bound
// Units     one step = one generation; exact on every device: only the numbers 0 to 8 occur
// Twin      LifeLikeRuleTest steps in plain Java
// Source    Gardner 1970; notation: Golly "B3/S23"

__kernel void life_like_update(__global const float2 *restrict rows, __global const int *restrict count,
                               __global float *restrict next, const int birth, const int survival) {
    const int row = get_global_id(0);
    if (row >= count[0]) {
        return;
    }
    const float2 sensed = rows[row];
    const int counts = sensed.x > 0.5f ? survival : birth;
    next[row] = (float)((counts >> (int)(sensed.y + 0.5f)) & 1);
}
