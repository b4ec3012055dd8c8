// SPDX-License-Identifier: Apache-2.0
// scale_all - multiplies every element of a vector.
//
// data   float [n]   read and written
#include "test/scale.clh"

__kernel void scale_all(__global float* restrict data, const int n) {
    const int i = (int)get_global_id(0);
    if (i < n) {
        data[i] = scale(data[i]);
    }
}
