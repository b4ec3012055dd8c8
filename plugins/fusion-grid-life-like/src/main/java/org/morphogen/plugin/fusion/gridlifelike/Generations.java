// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridlifelike;

import org.morphogen.api.compute.Tensor;

/** Advances packed cells by several generations in one launch. */
interface Generations {

    /** How the cells are packed. */
    Packing packing();

    /** The most generations of one launch. */
    int most();

    /**
     * Queues a launch.
     *
     * @param from the cells
     * @param to receives the cells {@code count} generations later; other memory than {@code from}
     * @param count 1 to {@link #most}
     */
    void advance(Tensor from, Tensor to, int count);
}
