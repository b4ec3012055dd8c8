// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.reduce;

import org.morphogen.api.compute.Shape;
import org.morphogen.kernels.launch.Programs;

/**
 * A tensor cut into segments of neighbouring values, each reduced to one.
 *
 * @param count number of segments
 * @param length values of a segment
 * @param result shape of the results
 */
record Segments(long count, long length, Shape result) {

    /** Values that one team reduces in the first stage; fixed, so that no result depends on the device's size. */
    static final long CHUNK = 4096;

    int chunks() {
        return Math.toIntExact(Programs.ceil(length, CHUNK));
    }

    long size() {
        return count * length;
    }

    /** The second stage: segments of partial results. */
    Segments partial() {
        return new Segments(count, chunks(), result);
    }
}
