// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.rule;

import java.util.List;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.substrate.Look;
import org.osgi.annotation.versioning.ConsumerType;

/** How a site changes: {@code state' = state + update(perception(state))} on active sites, or the replacing form. */
@ConsumerType
public interface Rule extends AutoCloseable {

    /** What it senses. */
    Perceives perceives();

    /** Which sites it acts on. */
    default Activity activity() {
        return Activity.ALL;
    }

    /** How its output enters the state. */
    default Output output() {
        return Output.ADDED;
    }

    /** Its trainable tensors; none for a hand-written rule. */
    default List<ParameterSpec> parameters() {
        return List.of();
    }

    /** Whether {@link #update} records adjoints. */
    default boolean differentiable() {
        return true;
    }

    /** How its channels are shown. */
    default Look look() {
        return Look.grey(0);
    }

    /**
     * The update of each active site.
     *
     * @param tape records the operations
     * @param perceived rows of width operators x channels in the order of {@link #perceives}
     * @param parameters by the names of {@link #parameters}
     * @return rows of at most as many values as the substrate has channels; further channels do not change
     */
    Rows update(Tape tape, Perceived perceived, Parameters parameters);

    @Override
    default void close() {}

    /** How an update enters the state. */
    enum Output {
        /** {@code state + update}. */
        ADDED,
        /** {@code update} takes the place of the state. */
        REPLACES
    }
}
