// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.dynamics;

import org.morphogen.api.rule.Parameters;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a run steps: a substrate and a rule, composed by the engine or fused by a plugin. Both give the same states to
 * within a stated error.
 */
@ConsumerType
public interface Dynamics extends AutoCloseable {

    /** {@code composed}, or the fusion's type. */
    String name();

    /** Whether {@link #trajectory} works. */
    boolean differentiable();

    /**
     * Starts an open-ended run that keeps only its newest state.
     *
     * @param start is copied
     * @param first names the first step
     */
    Rollout rollout(Parameters parameters, State start, Step first);

    /**
     * Runs {@code steps} steps and keeps what back-propagation needs.
     *
     * @param keepEvery keep every k-th state and recompute the others in {@link Trajectory#backward}; 1 keeps all
     */
    Trajectory trajectory(Parameters parameters, State start, Step first, int steps, int keepEvery);

    /** Device bytes that {@link #trajectory} needs at most. */
    long trajectoryBytes(int batch, int steps, int keepEvery);

    @Override
    void close();
}
