// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.session;

import java.util.List;
import java.util.Optional;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.Dynamics;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.initial.Initial;
import org.morphogen.api.loss.WeightedLoss;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;

/**
 * What an experiment's parts were made into: all that a swap replaces, with the memory that it holds. States and
 * parameters are not in it.
 *
 * @param scope memory and programs of all parts; closed with them
 * @param fusion the service that the dynamics came from, if they are fused
 */
public record Composition(
        Experiment experiment,
        Scope scope,
        Substrate substrate,
        Rule rule,
        Initial initial,
        List<WeightedLoss> losses,
        Dynamics dynamics,
        Optional<Catalog.Entry> fusion)
        implements AutoCloseable {

    /** Gives all memory back, also when a part fails to close. */
    @Override
    public void close() {
        try (scope;
                substrate;
                rule;
                initial;
                dynamics) {
            losses.forEach(weighted -> weighted.loss().close());
        }
    }
}
