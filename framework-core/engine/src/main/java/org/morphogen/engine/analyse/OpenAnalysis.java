// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.analyse;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.morphogen.api.analysis.Analysis;
import org.morphogen.api.analysis.Analyst;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.run.RunException;
import org.morphogen.api.run.RunFolder;
import org.morphogen.api.run.RunFolders;
import org.morphogen.api.run.Runner;
import org.morphogen.api.train.Session;
import org.morphogen.engine.run.Model;
import org.morphogen.engine.session.Composer;

/** One analysis with all that it holds open. */
final class OpenAnalysis implements AutoCloseable {

    /** Steps that are queued before the device is waited for, so that progress can be told. */
    private static final int STRETCH = 50;

    private final Runner.Listener listener;
    private final Scope scope;
    private final Session session;
    private final Analysis analysis;

    OpenAnalysis(
            Analyst.Request request, Runner.Listener listener, Compute compute, Composer composer, RunFolders folders) {
        this.listener = listener;
        this.scope = compute.scope("analysis");
        ProblemList problems = new ProblemList();
        this.session = composer.session(request.experiment(), scope, problems);
        request.model().ifPresent(file -> new Model(session).load(folders.read(file), file));
        if (request.model().isEmpty() && !session.parameters().tensors().isEmpty()) {
            throw new ExperimentException(untrained(request.folder()));
        }
        this.analysis = composer.analysis(request.analysis(), session, problems);
        if (problems.hasErrors()) {
            throw new ExperimentException("The analysis cannot run on this device:", problems.problems());
        }
    }

    private static String untrained(Path folder) {
        return "There is no model.safetensors in " + folder + "; expected the folder of a run that has ended";
    }

    Map<String, Object> execute(RunFolder folder, BooleanSupplier stop) {
        List<Integer> times = analysis.times();
        Step first = new Step(session.experiment().seed(), 0, 0);
        State state = session.substrate().state().allocate(scope, analysis.samples());
        session.initial().fill(state, 0, analysis.samples(), first);
        int last = times.get(times.size() - 1);
        listener.started(
                "step",
                0,
                last,
                scope.compute().device().name(),
                session.dynamics().name());
        try (Rollout rollout = session.dynamics().rollout(session.parameters(), state, first)) {
            long begin = System.nanoTime();
            for (int time : times) {
                while (rollout.next().index() < time) {
                    advance(rollout, Math.min(STRETCH, time - rollout.next().index()), begin, stop);
                }
                rollout.read(state);
                analysis.see(time, state);
            }
        }
        return analysis.conclude(folder);
    }

    private void advance(Rollout rollout, int steps, long begin, BooleanSupplier stop) {
        if (stop.getAsBoolean()) {
            throw new RunException("Interrupted after " + rollout.next().index() + " steps; nothing was written");
        }
        rollout.advance(steps);
        scope.compute().finish();
        int done = rollout.next().index();
        double cellSteps = (double) session.substrate().sites() * analysis.samples() * done;
        listener.ticked(done - 1, Map.of(), cellSteps / ((System.nanoTime() - begin) * 1e-9));
    }

    @Override
    public void close() {
        analysis.close();
        session.losses().forEach(weighted -> weighted.loss().close());
        session.initial().close();
        session.dynamics().close();
        session.rule().close();
        session.substrate().close();
        scope.close();
    }
}
