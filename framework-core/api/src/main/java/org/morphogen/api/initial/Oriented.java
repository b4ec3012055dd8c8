// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.initial;

import org.osgi.annotation.versioning.ConsumerType;

/** A start that tells how much of a pattern's orientation it fixes; others are taken to fix all of it. */
@ConsumerType
public interface Oriented {

    Orientation orientation();

    /** How much is fixed. */
    enum Orientation {
        /** Nothing: a single point looks the same from every side. */
        NONE,
        /** The rotation but no reflection: points on one line. */
        AXIS,
        /** Rotation and reflection. */
        FULL
    }
}
