// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.loss;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A loss with a target that has a direction. Rules without a direction grow the best symmetric pattern first, and may
 * stay there; this tells what that pattern costs, so that such a run can be told from one that succeeds.
 */
@ConsumerType
public interface Plateau {

    /** The least loss of a state that looks the same from all sides and in a mirror, in the loss's own unit, at least 0. */
    double plateau();
}
