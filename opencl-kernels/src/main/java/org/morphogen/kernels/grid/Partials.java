// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.grid;

import java.util.Map;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.kernels.launch.Programs;

/** The second stage of sums over a grid: adds the partial sums of all chunks in rising order. */
record Partials(Programs programs) {

    /**
     * Adds a range of every chunk's sums.
     *
     * @param partials {@code [chunks][stride]}
     * @param offset first sum of the range
     * @param size sums of the range
     */
    void sum(Tensor partials, int chunks, int stride, int offset, int size, Tape.Slot into) {
        double values = (double) size * chunks;
        programs.kernel("partials_sum", Map.of("COUNTED", 0))
                .launch(
                        Range.of(Programs.ceil(size, Programs.LANES), 1),
                        Cost.of(values, 4 * values),
                        partials,
                        into.tensor(),
                        programs.orUnread(null, ElementType.INT32),
                        1,
                        chunks,
                        stride,
                        offset,
                        size,
                        1f,
                        into.beta());
    }
}
