// SPDX-License-Identifier: Apache-2.0
// soup_noise - replaces bytes anywhere in a soup, one after another.
//
// programs  cell [B][bytes]  one sample is changed
// stream    ulong            where the sample's SplitMix stream stands
// count     int              draws to take
//
// A draw R puts the byte R mod 256 at the place (R >> 8) mod bytes. A place may be drawn twice: the last draw stays, so
// that one item takes all.
//
// Launch    global (1)
// Cost      two 64-bit products and one division a draw
// Units     integers; the same on every device
// Twin      CollisionsTest.java
// Source    the published Z80 grid: Agüera y Arcas et al. 2024, arXiv 2406.19108
#include "common/soup_cell.clh"
#include "common/splitmix.clh"

__kernel void soup_noise(__global cell *restrict programs, const long bytes, const int sample, const ulong stream,
                         const int count, const int epoch) {
    __global cell *soup = programs + sample * bytes;
    for (int k = 0; k < count; ++k) {
        const ulong draw = splitmix(stream + (ulong)k * SPLITMIX_STEP);
        const ulong place = (draw >> 8) % (ulong)bytes;
        soup[place] = NEW_CELL(epoch, place, draw);
    }
}
