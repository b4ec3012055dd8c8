// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.live;

import org.morphogen.api.observe.Observation;
import org.morphogen.api.train.Session;
import org.morphogen.api.train.Workload;
import org.osgi.annotation.versioning.ProviderType;

/** A run between two ticks, as a visitor finds it. */
@ProviderType
public interface Boundary {

    /** The tick that comes next, from 0. */
    long next();

    Session session();

    /**
     * The ticking part. To change the states that are shown (damage, seeding) call {@link Workload#letGo}, change
     * {@link Workload#display}, and call {@link Workload#takeUp}.
     */
    Workload workload();

    /** The states now: pictures, metrics. */
    Observation observation();
}
