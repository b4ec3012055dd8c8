// SPDX-License-Identifier: Apache-2.0
// view_place - copies the sites that are not empty from around one place to around another.
//
// pattern   float [H][W][C]      where they come from
// cells     float [B][H][W][C]   overwritten where a site of the pattern has a number that is not 0
// sample    int                  which of B
// form      int4                 W, H, C, radius of the disc that is looked at, in sites
// places    int4                 column and row in the pattern, column and row in the cells
//
// Sites beyond the border, in the pattern or in the cells, are left out.
//
// Launch    global (2 radius + 1, 2 radius + 1), any group
// Cost      4 C bytes a site read, 4 C written where occupied
// Source    none

kernel void view_place(
        const global float *restrict pattern,
        global float *restrict cells,
        const int sample,
        const int4 form,
        const int4 places) {
    const int dx = (int)get_global_id(0) - form.w;
    const int dy = (int)get_global_id(1) - form.w;
    const int2 from = (int2)(places.x + dx, places.y + dy);
    const int2 to = (int2)(places.z + dx, places.w + dy);
    if (dx * dx + dy * dy > form.w * form.w || any(from < 0) || any(from >= form.xy) || any(to < 0) ||
        any(to >= form.xy)) {
        return;
    }
    const global float *source = pattern + ((size_t)from.y * form.x + from.x) * form.z;
    global float *target = cells + (((size_t)sample * form.y + to.y) * form.x + to.x) * form.z;
    bool occupied = false;
    for (int c = 0; c < form.z; ++c) {
        occupied = occupied || source[c] != 0.0f;
    }
    for (int c = 0; occupied && c < form.z; ++c) {
        target[c] = source[c];
    }
}
