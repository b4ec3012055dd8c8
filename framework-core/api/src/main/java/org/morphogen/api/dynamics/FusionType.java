// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.dynamics;

import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.experiment.Part;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A faster kernel for one substrate-rule pair: the whole step, forward and backward. The engine takes the fusion with
 * the highest {@code service.ranking} that supports the pair, else composes. It knows the pair by the types and the
 * resolved configurations of its parts, not by their classes, so either plugin can be swapped alone.
 */
@ConsumerType
public interface FusionType {

    /** Whether {@link #create} works for this pair on this device. */
    boolean supports(Part substrate, Part rule, Device device);

    /** The versions of both plugins that it stands for; another version, an edited rule say, is composed. */
    default Versions versions() {
        return Versions.ANY;
    }

    Dynamics create(Part substrate, Part rule, Scope scope);

    /**
     * Ranges as OSGi writes them: {@code [0.1.0,0.1.0]} is one version and no other, {@code 0.1} is 0.1 and all that come
     * after it. A version with a qualifier, 0.1.0.mine, comes after the one without.
     *
     * @param substrate of the bundle that offers the substrate
     * @param rule of the bundle that offers the rule
     */
    record Versions(String substrate, String rule) {
        public static final Versions ANY = new Versions("0", "0");
    }
}
