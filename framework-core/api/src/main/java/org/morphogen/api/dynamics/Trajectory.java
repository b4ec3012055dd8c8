// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.dynamics;

import org.jspecify.annotations.Nullable;
import org.morphogen.api.rule.Parameters;
import org.osgi.annotation.versioning.ConsumerType;

/** A finished rollout with what back-propagation through time needs. */
@ConsumerType
public interface Trajectory extends AutoCloseable {

    int steps();

    /** Copies the state after {@code t} steps, 0..steps, into {@code target}; recomputed if it was not kept. */
    void read(int t, State target);

    /**
     * Back-propagates through all steps.
     *
     * @param source adds dL/dstate of single time points
     * @param gradients dL/dparameters are added here
     * @param start receives dL/dstart (overwritten), or null if it is not wanted
     */
    void backward(GradientSource source, Parameters gradients, @Nullable State start);

    @Override
    void close();

    /** Where gradients with respect to states come from: the losses. */
    @ConsumerType
    interface GradientSource {

        /** Whether {@link #add} has something to add for the state after {@code t} steps, 0..steps. */
        boolean at(int t);

        /** Adds dL/dstate(t) into {@code gradient}; called for falling t. */
        void add(int t, State gradient);
    }
}
