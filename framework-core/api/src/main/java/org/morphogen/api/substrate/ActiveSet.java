// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.substrate;

import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Tensor;

/**
 * The sites that may change in a step, on the device.
 *
 * @param sites INT32 [capacity]: the site of each row, {@code sample * sites + site}, rising; defined for the first
 *     {@code count} rows
 * @param count INT32 [1]: number of rows
 *     A row without a site, -1, may come last: it stands for many sites that sense nothing
 * @param rowOf INT32 [batch * sites]: the row of each site, or negative
 * @param masks what the substrate needs to apply the update, or null: its own business
 */
public record ActiveSet(
        Tensor sites, Tensor count, Tensor rowOf, @Nullable Tensor masks) {

    public int capacity() {
        return sites.shape().dim(0);
    }
}
