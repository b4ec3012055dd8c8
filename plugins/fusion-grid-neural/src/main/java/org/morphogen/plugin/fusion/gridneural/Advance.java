// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Step;

/** Steps on and on from one state and keeps only the newest. */
interface Advance {

    void advance(Tensor weights, Step first, int steps);

    /** The slot of the newest state. */
    int slot();
}
