// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.rule;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A rule without a direction of its own: it commutes with rotations of the plane, so a pattern that grows from a
 * symmetric start has no orientation unless chance gives it one.
 */
@ConsumerType
public interface Equivariant {

    /** Whether it also commutes with reflections; if not, it keeps a handedness. */
    boolean mirrors();

    /** How many of the last channels give a site its direction; a target must leave them to the rule. */
    default int frameChannels() {
        return 0;
    }
}
