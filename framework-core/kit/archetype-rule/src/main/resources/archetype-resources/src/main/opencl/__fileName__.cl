// ${fileName} - the next state of each cell: alive where enough of its neighbourhood is.
//
// rows    float [capacity][2]  the cell (0 or 1), then its number of live neighbours (0 to 8)
// count   int   [1]            number of rows that hold values
// next    float [capacity][1]  the cell one step later
// needed  int                  live cells among the nine from which on a cell lives
//
// Launch  global (capacity), local any; surplus items return
// Cost    12 bytes a row; memory bound
// Twin    ${className}Test steps in plain Java

__kernel void ${fileName}(__global const float2 *restrict rows, __global const int *restrict count,
                          __global float *restrict next, const int needed) {
    const int row = get_global_id(0);
    if (row >= count[0]) {
        return;
    }
    const float2 sensed = rows[row];
    next[row] = sensed.x + sensed.y > needed - 0.5f ? 1.0f : 0.0f;
}
