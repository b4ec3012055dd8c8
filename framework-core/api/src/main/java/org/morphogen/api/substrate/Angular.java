// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.substrate;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A substrate whose last channels may be angles, in radians: no alive mask clears them, and updates wrap them into
 * [0, 2 pi). Start states draw them anew for each sample, so that no direction is given from outside.
 */
@ConsumerType
public interface Angular {

    /** How many of the last channels are angles; 0 if none. */
    int angles();

    /** How many of a substrate's last channels are angles. */
    static int angles(Substrate substrate) {
        return substrate instanceof Angular angular ? angular.angles() : 0;
    }
}
