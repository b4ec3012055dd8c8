// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.run;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.morphogen.api.compute.Devices;
import org.morphogen.api.config.Json;
import org.morphogen.api.config.Problem;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.experiment.Experiments;
import org.morphogen.api.live.Branch;
import org.morphogen.api.live.Run;
import org.morphogen.api.live.Runs;
import org.morphogen.api.run.RunFolders;
import org.morphogen.api.run.Runner;
import org.morphogen.api.train.Session;
import org.morphogen.engine.dry.DryCompute;
import org.morphogen.engine.session.Composer;
import org.morphogen.engine.swap.Misfits;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Checks an experiment without a device, then opens the device and runs it. */
@Component(service = {Runner.class, Runs.class})
public final class ExperimentRunner implements Runner, Runs {

    private static final long STOP_SECONDS = 30;

    private final Tools tools;
    private final RunQueue queue = new RunQueue();

    /** All references are static: a run in progress keeps what it has, a new run takes what is there. */
    @Activate
    public ExperimentRunner(
            @Reference Devices devices,
            @Reference RunFolders folders,
            @Reference Experiments experiments,
            @Reference Json json,
            @Reference Catalog catalog) {
        this.tools = new Tools(devices, folders, experiments, json, catalog, new Composer(catalog));
    }

    /** Runs save and end before what they use goes. */
    @Deactivate
    void deactivate() {
        List<Run> going =
                all().stream().filter(run -> !run.status().phase().over()).toList();
        going.forEach(Run::stop);
        for (Run run : going) {
            try {
                run.end().get(STOP_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                // It has told its own listener.
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public List<Problem> check(Experiment experiment) {
        ProblemList problems = new ProblemList();
        try (DryCompute compute = new DryCompute()) {
            Session session = tools.composer().session(experiment, compute.scope("check"), problems);
            if (!problems.hasErrors()) {
                tools.composer().workload(session, problems).close();
                tools.composer().observers(experiment, session.scope(), problems);
            }
        }
        return problems.problems();
    }

    @Override
    public Result run(Request request, Listener listener) {
        LiveRun run = checked(request, listener);
        queue.begin(run);
        return awaitEnd(run);
    }

    /** Waits however often the caller is interrupted, which asks the run to stop. */
    private static Result awaitEnd(LiveRun run) {
        CompletableFuture<Result> end = run.end();
        while (true) {
            try {
                return end.get();
            } catch (InterruptedException e) {
                run.stop();
            } catch (ExecutionException e) {
                throw unchecked(e);
            }
        }
    }

    private static RuntimeException unchecked(ExecutionException thrown) {
        if (thrown.getCause() instanceof Error error) {
            throw error;
        }
        return thrown.getCause() instanceof RuntimeException exception ? exception : new CompletionException(thrown);
    }

    private LiveRun checked(Request request, Listener listener) {
        List<Problem> problems = check(request.experiment());
        List<Problem> errors = problems.stream().filter(Problem::fatal).toList();
        if (!errors.isEmpty()) {
            throw new ExperimentException(
                    "The experiment '" + request.experiment().name() + "' cannot run:", errors);
        }
        problems.forEach(listener::warned);
        return new LiveRun(tools, request, listener);
    }

    @Override
    public List<Run> all() {
        return queue.all();
    }

    @Override
    public Run find(String name) {
        return new RunNames(all()).find(name);
    }

    @Override
    public Run submit(Request request, Listener listener) {
        LiveRun run = checked(request, listener);
        queue.add(run);
        return run;
    }

    @Override
    public Run branch(Branch branch, Listener listener) {
        return submit(new Branching(tools.experiments()).request(branch), listener);
    }

    @Override
    public List<String> misfits(Experiment running, List<String> settings) {
        return new Misfits(tools.composer())
                .between(running, tools.experiments().change(running, settings));
    }

    @Override
    public int atOnce() {
        return queue.atOnce();
    }

    @Override
    public void atOnce(int runs) {
        queue.atOnce(runs);
    }
}
