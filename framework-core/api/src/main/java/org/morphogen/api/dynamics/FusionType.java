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

    Dynamics create(Part substrate, Part rule, Scope scope);
}
