// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.compute;

import java.util.List;

/**
 * How many work-items a launch has and how they are grouped.
 *
 * @param global work-items per axis, 1 to 3 axes, fastest first as in OpenCL
 * @param local group extents per axis, or empty for the driver's choice; global is a multiple of it
 */
public record Range(List<Long> global, List<Long> local) {

    public Range {
        global = List.copyOf(global);
        local = List.copyOf(local);
    }

    /** One work-item per element of a 1-, 2- or 3-dimensional range, grouped by the driver. */
    public static Range of(long... global) {
        return new Range(java.util.Arrays.stream(global).boxed().toList(), List.of());
    }

    /** Groups of the given extents; every axis of the range is rounded up to whole groups. */
    public Range by(long... group) {
        List<Long> rounded = new java.util.ArrayList<>();
        List<Long> groups = new java.util.ArrayList<>();
        for (int axis = 0; axis < global.size(); axis++) {
            long extent = group[axis];
            rounded.add((global.get(axis) + extent - 1) / extent * extent);
            groups.add(extent);
        }
        return new Range(rounded, groups);
    }

    /** Groups of a single work-item each: one stripe of work per item, the shape that suits CPUs. */
    public static Range stripes(long count) {
        return of(count).by(1);
    }
}
