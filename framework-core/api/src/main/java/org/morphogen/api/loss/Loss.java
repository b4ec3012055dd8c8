// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.loss;

import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.osgi.annotation.versioning.ConsumerType;

/** A number to lower, one per sample. */
@ConsumerType
public interface Loss extends AutoCloseable {

    /** Whether the state after {@code step} of {@code steps} steps counts; the last one unless overridden. */
    default boolean at(int step, int steps) {
        return step == steps;
    }

    /**
     * How much the state after {@code step} of {@code steps} steps counts, beside the loss's weight; asked only where
     * {@link #at} says that it counts. A loss that is the mean over several steps divides by their number here, so that
     * {@link #evaluate} always tells of one state.
     */
    default double share(int step, int steps) {
        return 1;
    }

    /** Whether {@link Moment#previous} is wanted: for losses on how a state changes in a step. */
    default boolean readsPrevious() {
        return false;
    }

    /** Whether {@link #evaluate} records an adjoint. A loss that does not can be reported, and lowered by evolution. */
    default boolean differentiable() {
        return true;
    }

    /** The loss of each sample, FLOAT32 [batch], without its weight; recorded with its adjoint. */
    Tensor evaluate(Tape tape, Moment moment);

    @Override
    default void close() {}
}
