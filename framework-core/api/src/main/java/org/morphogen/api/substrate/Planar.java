// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.substrate;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A substrate whose sites lie in a rectangle of the plane, closed to a torus, but not on the square grid of its storage:
 * what is placed or measured in the plane asks for places.
 */
@ConsumerType
public interface Planar {

    /** x (to the right) and y (down) of each site, {@code [sites][2]}; one unit is the usual distance of neighbours. */
    float[] places();

    /** Extent of the rectangle along x; places lie in 0 (included) to it (excluded). */
    float width();

    /** Extent of the rectangle along y. */
    float height();
}
