// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.compute;

import org.jspecify.annotations.Nullable;

/**
 * What one launch does at most, for profiling. Launches over an active set tell the cost per row and the tensor that
 * holds the row count, which is read only when profiling is on.
 *
 * @param flops floating-point operations
 * @param bytes global-memory bytes read and written
 * @param count INT32 [1] multiplier on the device, or null for 1
 */
public record Cost(double flops, double bytes, @Nullable Tensor count) {

    public static final Cost UNTOLD = new Cost(0, 0, null);

    public static Cost of(double flops, double bytes) {
        return new Cost(flops, bytes, null);
    }

    public static Cost perRow(double flops, double bytes, Tensor count) {
        return new Cost(flops, bytes, count);
    }
}
