// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.train.Session;
import org.morphogen.bench.measure.Contender;
import org.morphogen.engine.session.Composer;
import org.morphogen.shell.host.Host;

/** Our side of a soup: two epochs, which also warm it up, and then those that are timed. */
final class SoupSide implements Contender, AutoCloseable {

    private static final long SEED = 10248;
    private static final int WARM = 2;

    private final Compute compute;
    private final Scope scope;
    private final Session session;
    private final State state;
    private final int epochs;

    /** @param compute closed with this */
    SoupSide(Host host, Compute compute, Map<String, Object> rule, int programs, int epochs, @Nullable Path initial) {
        this.compute = compute;
        this.epochs = epochs;
        this.scope = compute.scope("soup");
        Experiment experiment = host.experiments().resolve(json(rule, programs, initial), Path.of(""));
        ProblemList problems = new ProblemList();
        this.session = new Composer(host.catalog()).session(experiment, scope, problems);
        if (problems.hasErrors()) {
            throw new ExperimentException("The benchmark's soup cannot run:", problems.problems());
        }
        this.state = session.substrate().state().allocate(scope, 1);
    }

    private static Map<String, Object> json(Map<String, Object> rule, int programs, @Nullable Path initial) {
        Map<String, Object> start = new LinkedHashMap<>(Map.of("type", "programs"));
        if (initial != null) {
            start.put("file", initial.toString());
        }
        return Map.of(
                "name",
                "bench",
                "steps",
                1,
                "substrate",
                Map.of("type", "soup", "programs", programs, "numbers", "compatible"),
                "rule",
                rule,
                "initial",
                start);
    }

    @Override
    public double run() {
        Step first = new Step(SEED, 0, 0);
        session.initial().fill(state, 0, 1, first);
        try (Rollout rollout = session.dynamics().rollout(session.parameters(), state, first)) {
            rollout.advance(WARM);
            compute.finish();
            long began = System.nanoTime();
            rollout.advance(epochs);
            compute.finish();
            double seconds = (System.nanoTime() - began) * 1e-9;
            rollout.read(state);
            return seconds;
        }
    }

    /** All programs after the last run. */
    byte[] end() {
        return state.cells().readBytes(0, Math.toIntExact(state.cells().size()));
    }

    @Override
    public void close() {
        session.initial().close();
        session.dynamics().close();
        session.rule().close();
        session.substrate().close();
        scope.close();
        compute.close();
    }
}
