// SPDX-License-Identifier: Apache-2.0
// polar_pack - polar rows to one plane for each channel and radius, its angles written twice over.
//
// A circle written twice turns circular shifts into plain ones: the correlation reads neighbouring angles without a
// remainder, and the Fourier transform of a row that is longer than two circles gives circular sums.
//
// rows    float [B][radii][angles][channels]
// planes  float [B][kept][radii][stride]: angle j % angles at j < 2 * angles, zeros behind; kept <= channels
//
// Launch  global (stride, kept * radii, B), local any
// Cost    8 bytes a value; memory bound

kernel void polar_pack(global const float* restrict rows, global float* restrict planes, const int radii,
        const int angles, const int channels) {
    const int j = get_global_id(0);
    const int stride = get_global_size(0);
    const int plane = get_global_id(1);
    const size_t sample = get_global_id(2);
    const int channel = plane / radii;
    const int radius = plane % radii;
    const int angle = j >= angles ? j - angles : j;
    const size_t to = (sample * get_global_size(1) + plane) * stride + j;
    planes[to] = j < 2 * angles ? rows[((sample * radii + radius) * angles + angle) * channels + channel] : 0.0f;
}
