// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.dynamics;

import org.osgi.annotation.versioning.ConsumerType;

/** An open-ended run that keeps only its newest state. Steps are queued, not waited for. */
@ConsumerType
public interface Rollout extends AutoCloseable {

    /** The step that comes next. */
    Step next();

    void advance(int steps);

    /** Copies the newest state into {@code target}. */
    void read(State target);

    /** Replaces the newest state: damage, seeding, a swap. */
    void write(State source);

    @Override
    void close();
}
