// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.substrate;

import java.util.List;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.StateSpec;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.rule.Perceives;
import org.morphogen.api.rule.Rows;
import org.morphogen.api.rule.Rule;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Where sites live and who neighbours whom. A composed step is {@link #activate}, {@link #perceive}, the rule's update,
 * {@link #apply}. All of these queue kernels and wait for nothing.
 */
@ConsumerType
public interface Substrate extends AutoCloseable {

    /** What a state consists of. */
    StateSpec state();

    /** Number of sites of one sample. */
    long sites();

    /** Channels of a site. */
    int channels();

    /** The neighbourhood operators on offer. */
    List<Operator> operators();

    /** Finds the sites that may change in this step. Masks are constants for the tape, which can {@link Tape#keep} them. */
    ActiveSet activate(Tape tape, State state, Activity activity, Step step);

    /** What the active sites sense; recorded with its adjoint. */
    Rows perceive(Tape tape, State state, ActiveSet active, Perceives perceives, Step step);

    /**
     * The state after the update of the active sites, masks applied, in {@link Tape#state} memory; recorded with its
     * adjoint. It may say that the step is {@link Tape#retraceable}; in a step that is {@link Tape#retracing} it then records
     * the adjoint only.
     */
    State apply(
            Tape tape, State state, ActiveSet active, Rows update, Rule.Output output, Activity activity, Step step);

    /** Device bytes that a step {@link Tape#keep keeps} at most. */
    default long keptBytes(int batch) {
        return 0;
    }

    /**
     * Draws the samples of a state.
     *
     * @return UINT8 {@code [batch][height][width][4]}, RGBA, not premultiplied
     */
    Tensor render(Scope scope, State state, Look look);

    @Override
    default void close() {}
}
