// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.pointwise;

import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.rule.Rows;

/**
 * The values that an operation walks over.
 *
 * @param tensor all of them
 * @param count INT32 [1], number of valid rows; null if all values are valid
 * @param unit values of a row, or of the whole tensor
 */
record Values(Tensor tensor, @Nullable Tensor count, long unit) {

    static Values of(Tensor tensor) {
        return new Values(tensor, null, tensor.size());
    }

    static Values of(Rows rows) {
        return new Values(rows.values(), rows.count(), rows.width());
    }

    int counted() {
        return count == null ? 0 : 1;
    }

    Cost cost(double flops, double bytes) {
        return count == null ? Cost.of(flops * unit, bytes * unit) : Cost.perRow(flops * unit, bytes * unit, count);
    }
}
