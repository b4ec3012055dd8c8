// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.substrate;

import org.morphogen.api.dynamics.State;
import org.osgi.annotation.versioning.ConsumerType;

/** A substrate whose sites can be cleared inside a disc: damage in training, and by hand. */
@ConsumerType
public interface Erasable {

    /**
     * Sets all channels to zero where {@code ((x - cx) / r)^2 + ((y - cy) / r)^2 < 1}, with x and y from -1 at the
     * first to 1 at the last column or row. What becomes of angles is the substrate's business.
     *
     * @param sample which sample
     */
    void erase(State state, int sample, float cx, float cy, float radius);
}
