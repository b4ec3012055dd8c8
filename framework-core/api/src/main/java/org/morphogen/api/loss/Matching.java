// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.loss;

import java.util.List;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.dynamics.State;
import org.osgi.annotation.versioning.ConsumerType;

/** A loss that finds the turn, or the turn and reflection, under which a state is closest to its target. */
@ConsumerType
public interface Matching {

    /**
     * The best match of each sample. Waits for the device.
     *
     * @param tape gives memory; nothing is recorded that anybody wants
     */
    List<Match> matches(Tape tape, State state);

    /**
     * The best match of one sample.
     *
     * @param radians how far the target was turned, from 0 to 2 pi, from columns (x) towards rows (y)
     * @param mirrored whether the target was mirrored first: y became -y
     * @param loss of the sample
     */
    record Match(double radians, boolean mirrored, double loss) {}
}
