// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.Json;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.observe.Observer;
import org.morphogen.api.run.RunFolder;
import org.morphogen.api.run.RunFolders;
import org.morphogen.api.run.Runner;
import org.morphogen.api.train.Session;
import org.morphogen.api.train.Workload;
import org.morphogen.engine.session.Composer;

/** One run with all that it holds open: made, restored, looped, saved, closed in the reverse order. */
final class OpenRun implements AutoCloseable {

    private final Runner.Request request;
    private final Runner.Listener listener;
    private final Scope scope;
    private final Session session;
    private final Workload workload;
    private final List<Observer> observers;
    private final RunFolder folder;
    private final Json json;

    OpenRun(
            Runner.Request request,
            Runner.Listener listener,
            Compute compute,
            Composer composer,
            RunFolders folders,
            Json json) {
        this.request = request;
        this.listener = listener;
        this.json = json;
        this.scope = compute.scope("run");
        ProblemList problems = new ProblemList();
        Experiment experiment = request.experiment();
        this.session = composer.session(experiment, scope, problems);
        request.model().ifPresent(file -> new Model(session).load(folders.read(file), file));
        this.workload = composer.workload(session, problems);
        this.observers = composer.observers(experiment, scope, problems);
        if (problems.hasErrors()) {
            throw new ExperimentException("The experiment cannot run on this device:", problems.problems());
        }
        this.folder = request.resume() ? folders.open(request.folder()) : folders.create(request.folder());
    }

    Runner.Result execute(Map<String, Object> resolved, BooleanSupplier stop) {
        Optional<RunFolder.Checkpoint> newest = request.resume() ? folder.newest() : Optional.empty();
        long first = newest.map(RunFolder.Checkpoint::tick).orElse(0L);
        newest.ifPresent(this::restore);
        if (!request.resume()) {
            folder.describe(described(resolved));
        }
        listener.started(
                workload.unit(),
                first,
                workload.length(),
                device().name(),
                session.dynamics().name());
        LiveView view = new LiveView(folder, session, json, workload, first, listener);
        RunLoop loop = new RunLoop(workload, observers, view, new Saving(folder, session, workload), listener, stop);
        if (request.resume() && newest.isEmpty()) {
            listener.said("No whole checkpoint in " + folder.path() + ": starting again from the beginning");
        }
        return loop.run(first, newest.map(c -> Saving.seconds(c.snapshot())).orElse(0.0));
    }

    private void restore(RunFolder.Checkpoint checkpoint) {
        new Model(session).load(checkpoint.snapshot(), checkpoint.file());
        workload.restore(checkpoint.snapshot(), checkpoint.tick());
        listener.said("Going on from " + workload.unit() + " " + checkpoint.tick() + " (" + checkpoint.file() + ")");
    }

    private Device device() {
        return scope.compute().device();
    }

    private Map<String, Object> described(Map<String, Object> resolved) {
        Map<String, Object> all = new LinkedHashMap<>(resolved);
        Map<String, Object> environment = new LinkedHashMap<>();
        environment.put("device", device().name());
        environment.put("platform", device().platform());
        environment.put("driver", device().driver());
        environment.put("dynamics", session.dynamics().name());
        environment.put("java", System.getProperty("java.vendor") + " " + System.getProperty("java.version"));
        all.put("environment", environment);
        return all;
    }

    @Override
    public void close() {
        observers.forEach(Observer::close);
        workload.close();
        session.losses().forEach(weighted -> weighted.loss().close());
        session.initial().close();
        session.dynamics().close();
        session.rule().close();
        session.substrate().close();
        scope.close();
    }
}
