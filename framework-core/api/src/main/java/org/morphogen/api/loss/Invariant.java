// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.loss;

import org.osgi.annotation.versioning.ConsumerType;

/** A loss that is the same for a state and for that state turned; others are taken to expect one orientation. */
@ConsumerType
public interface Invariant {

    /** Whether it is also the same for a mirrored state. */
    boolean mirrors();
}
