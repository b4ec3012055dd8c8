// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.swap;

import java.util.ArrayList;
import java.util.List;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.engine.dry.DryCompute;
import org.morphogen.engine.session.Composer;
import org.morphogen.engine.session.Composition;

/** Compares two compositions without a device. */
public record Misfits(Composer composer) {

    /** What of the states and parameters of {@code now} has no place in {@code then}. */
    public List<String> between(Experiment now, Experiment then) {
        try (DryCompute compute = new DryCompute();
                Scope scope = compute.scope("misfits");
                Composition before = composed(now, scope);
                Composition after = composed(then, scope)) {
            List<String> misfits = new ArrayList<>();
            Fit.state(before.substrate().state(), after.substrate().state()).ifPresent(misfits::add);
            misfits.addAll(Fit.parameters(composer.parameters(before, scope), after.rule()));
            return misfits;
        }
    }

    private Composition composed(Experiment experiment, Scope scope) {
        ProblemList problems = new ProblemList();
        Composition composition = composer.compose(experiment, scope, problems);
        if (problems.hasErrors()) {
            composition.close();
            throw new ExperimentException("The parts do not fit:", problems.problems());
        }
        return composition;
    }
}
