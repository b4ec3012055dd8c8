// SPDX-License-Identifier: Apache-2.0
// soup_sow - uniform random programs.
//
// soup   uchar [B][bytes], or ulong tokens   samples first .. first + get_global_size(1) - 1 are overwritten
// seed   sample b draws with seed + b
// reset  number of the run's seed: 0 at the start, then 1, 2, ... at each reset
//
// Byte i of a sample is the low byte of splitmix(bytes * seed(reset) + i); soup_sow_stream has splitmix(seed + i step),
// the (i + 1)-th number of the SplitMix stream that starts from the sample's seed.
//
// Launch    global (ceil(bytes / 256), samples)
// Cost      one splitmix a byte
// Units     integers; the same on every device
// Twin      SoupOracle.java in the tests
// Source    Agüera y Arcas et al. 2024, arXiv 2406.19108, and its published program
#define TOKENS 1
#include "common/soup_cell.clh"
#include "common/splitmix.clh"

#define EACH 256

__kernel void soup_sow(__global uchar *restrict soup, const long bytes, const int first, const ulong seed,
                       const ulong reset) {
    const int sample = first + (int)get_global_id(1);
    const long from = get_global_id(0) * EACH;
    const ulong base = (ulong)bytes * splitmix_seed(seed + (ulong)sample, reset);
    for (long i = from; i < min(from + EACH, bytes); ++i) {
        soup[sample * bytes + i] = (uchar)splitmix(base + (ulong)i);
    }
}

__kernel void soup_sow_tokens(__global ulong *restrict soup, const long bytes, const int first, const ulong seed,
                              const ulong reset, const int epoch) {
    const int sample = first + (int)get_global_id(1);
    const long from = get_global_id(0) * EACH;
    const ulong base = (ulong)bytes * splitmix_seed(seed + (ulong)sample, reset);
    for (long i = from; i < min(from + EACH, bytes); ++i) {
        soup[sample * bytes + i] = NEW_CELL(epoch, i, splitmix(base + (ulong)i));
    }
}

__kernel void soup_sow_stream(__global uchar *restrict soup, const long bytes, const int first, const ulong seed) {
    const int sample = first + (int)get_global_id(1);
    const long from = get_global_id(0) * EACH;
    for (long i = from; i < min(from + EACH, bytes); ++i) {
        soup[sample * bytes + i] = (uchar)splitmix(seed + (ulong)sample + (ulong)i * SPLITMIX_STEP);
    }
}
