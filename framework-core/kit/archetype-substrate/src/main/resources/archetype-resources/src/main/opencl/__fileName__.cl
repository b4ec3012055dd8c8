#set( $symbol_pound = '#' )
// ${fileName} - a ring of sites, each with a left and a right neighbour.
//
// cells     float [B][N][C]    N sites of C channels
// sites     int   [B*N]        sample * N + site of each row, rising; the first `count` are defined
// count     int   [1]          number of rows
// row_of    int   [B*N]        row of each site, or -1
// moore     bit k: operator k is the sum of both neighbours, else the site itself
// values    float [B*N][K*C]   what the sites of the rows sense
// update    float [B*N][W]     what the rule made of it, W <= C
// beta      0 (overwrite) or 1 (add to) the gradient's memory
//
// Launch    active: one work-item (a ring is short); render: global (N, 16, B); all others one work-item a site or row
// Cost      a few operations a value; memory bound
// Determinism  every sum is taken in a fixed order, by gathering
// Twin      central differences, and ${className}Test in plain Java
${symbol_pound}include "common/fire_mask.clh"

__kernel void ${fileName}_active(__global int *restrict sites, __global int *restrict count, __global int *restrict row_of,
                                 const int fire, const uint2 seed, const int stream, const int step, const int n,
                                 const int batch) {
    const int words = (n + 63) / 64;
    int row = 0;
    for (int b = 0; b < batch; b++) {
        for (int word = 0; word < words; word++) {
            const ulong bits = fire_word((uint)(b * words + word), (uint)fire, (uint)step, (uint)stream, seed);
            for (int site = 64 * word; site < min(n, 64 * word + 64); site++) {
                const int fires = (int)((bits >> (site & 63)) & 1ul);
                row_of[b * n + site] = fires ? row : -1;
                if (fires) {
                    sites[row++] = b * n + site;
                }
            }
        }
    }
    count[0] = row;
}

__kernel void ${fileName}_perceive(__global const float *restrict cells, __global const int *restrict sites,
                                   __global const int *restrict count, __global float *restrict values,
                                   const int n, const int channels, const int operators, const int moore,
                                   const int by_channel) {
    const int row = get_global_id(0);
    if (row >= count[0]) {
        return;
    }
    const int site = sites[row];
    const int first = site / n * n;
    const int left = first + (site - first + n - 1) % n;
    const int right = first + (site - first + 1) % n;
    for (int c = 0; c < channels; c++) {
        const float own = cells[site * channels + c];
        const float both = cells[left * channels + c] + cells[right * channels + c];
        for (int k = 0; k < operators; k++) {
            const int at = by_channel ? c * operators + k : k * channels + c;
            values[row * operators * channels + at] = (moore >> k) & 1 ? both : own;
        }
    }
}

// The stencil is symmetric: a site gathers from the rows of its neighbours what they sensed of it.
__kernel void ${fileName}_perceive_adjoint(__global const float *restrict upstream, __global const int *restrict row_of,
                                           __global float *restrict gradient, const float beta, const int n,
                                           const int channels, const int operators, const int moore,
                                           const int by_channel) {
    const int site = get_global_id(0);
    const int first = site / n * n;
    const int rows[3] = {row_of[site], row_of[first + (site - first + n - 1) % n], row_of[first + (site - first + 1) % n]};
    for (int c = 0; c < channels; c++) {
        float sum = beta == 0.0f ? 0.0f : gradient[site * channels + c];
        for (int k = 0; k < operators; k++) {
            const int at = by_channel ? c * operators + k : k * channels + c;
            for (int t = 0; t < 3; t++) {
                if (rows[t] >= 0 && ((moore >> k) & 1) == (t > 0)) {
                    sum += upstream[rows[t] * operators * channels + at];
                }
            }
        }
        gradient[site * channels + c] = sum;
    }
}

__kernel void ${fileName}_apply(__global const float *restrict before, __global const float *restrict update,
                                __global const int *restrict row_of, __global float *restrict after, const int width,
                                const int channels, const int replaces) {
    const int site = get_global_id(0);
    const int row = row_of[site];
    for (int c = 0; c < channels; c++) {
        float value = before[site * channels + c];
        if (row >= 0 && c < width) {
            value = (replaces ? 0.0f : value) + update[row * width + c];
        }
        after[site * channels + c] = value;
    }
}

// wants: bit 0 the gradient of the state, bit 1 that of the update.
__kernel void ${fileName}_apply_adjoint(__global const float *upstream, __global const int *restrict row_of,
                                        __global float *of_before, __global float *of_update, const int wants,
                                        const float beta_before, const float beta_update, const int width,
                                        const int channels, const int replaces) {
    const int site = get_global_id(0);
    const int row = row_of[site];
    for (int c = 0; c < channels; c++) {
        const float arrived = upstream[site * channels + c];
        const int updated = row >= 0 && c < width;
        if (wants & 1) {
            const float kept = beta_before == 0.0f ? 0.0f : of_before[site * channels + c];
            of_before[site * channels + c] = kept + (updated && replaces ? 0.0f : arrived);
        }
        if ((wants & 2) && updated) {
            const float kept = beta_update == 0.0f ? 0.0f : of_update[row * width + c];
            of_update[row * width + c] = kept + arrived;
        }
    }
}

// A strip: one column a site, grey.
__kernel void ${fileName}_render(__global const float *restrict cells, __global uchar *restrict picture,
                                 const int channels, const int channel, const float scale, const float offset) {
    const int n = get_global_size(0);
    const int x = get_global_id(0);
    const int y = get_global_id(1);
    const int b = get_global_id(2);
    const float value = scale * cells[(b * n + x) * channels + channel] + offset;
    const uchar grey = convert_uchar_sat_rte(255.0f * value);
    vstore4((uchar4)(grey, grey, grey, 255), (b * (int)get_global_size(1) + y) * n + x, picture);
}
