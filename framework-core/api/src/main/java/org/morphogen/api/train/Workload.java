// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.train;

import org.morphogen.api.dynamics.State;
import org.morphogen.api.run.Snapshot;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a run does, tick by tick: training iterations, or steps of a simulation. The boundary between ticks is where a
 * run pauses, is saved, is observed and swaps its plugins.
 */
@ConsumerType
public interface Workload extends AutoCloseable {

    /** {@code iteration} or {@code step}. */
    String unit();

    /** Number of ticks in all. */
    long length();

    /** Does tick {@code index}, from 0; the result does not depend on what was observed before. */
    Report advance(long index);

    /** The newest states, for pictures; valid until the next tick. */
    State display();

    /** A checkpoint is due after every so many ticks. */
    default long saveEvery() {
        return 100;
    }

    /** Saves all that {@link #restore} needs to go on bit for bit. */
    void save(Snapshot target);

    void restore(Snapshot source);

    @Override
    void close();
}
