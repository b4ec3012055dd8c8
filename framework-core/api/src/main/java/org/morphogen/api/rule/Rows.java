// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.rule;

import org.morphogen.api.compute.Tensor;

/**
 * A matrix with one row per active site. Only the first {@code count} rows hold values; kernels read the count on the
 * device and stop early, so that nothing is read back within a rollout.
 *
 * @param values FLOAT32 {@code [capacity][width]} (or the element type of the substrate's cells)
 * @param count INT32 [1]
 */
public record Rows(Tensor values, Tensor count) {

    public int capacity() {
        return values.shape().dim(0);
    }

    public int width() {
        return values.shape().dim(1);
    }

    /** Other values for the same rows. */
    public Rows with(Tensor others) {
        return new Rows(others, count);
    }
}
