// SPDX-License-Identifier: Apache-2.0
// self_check - shows that a device compiles, runs groups, shares local memory and computes.
//
// in   int [n]   any numbers
// out  int [n]   each group of 64 in reverse order, times 3, plus 1; must not alias `in`
//
// Launch    global n, a multiple of 64; local 64
// Units     whole numbers, bit-exact on every device
// Cost      8 bytes and 2 operations a number
// Twin      SelfCheck.java

#define GROUP 64 // work-items

__kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void self_check(
    __global const int *restrict in, __global int *restrict out)
{
    __local int tile[GROUP];
    const int lane = (int)get_local_id(0);
    tile[lane] = in[get_global_id(0)];
    barrier(CLK_LOCAL_MEM_FENCE);
    out[get_global_id(0)] = tile[GROUP - 1 - lane] * 3 + 1;
}
