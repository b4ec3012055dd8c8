// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.run;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Devices;
import org.morphogen.api.config.Json;
import org.morphogen.api.config.Problem;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.experiment.Experiments;
import org.morphogen.api.run.RunFolders;
import org.morphogen.api.run.Runner;
import org.morphogen.api.train.Session;
import org.morphogen.engine.dry.DryCompute;
import org.morphogen.engine.session.Composer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Checks an experiment without a device, then opens the device and runs it. */
@Component(service = Runner.class)
public final class ExperimentRunner implements Runner {

    private final Devices devices;
    private final RunFolders folders;
    private final Experiments experiments;
    private final Json json;
    private final Composer composer;

    /** All references are static: a run in progress keeps what it has, a new run takes what is there. */
    @Activate
    public ExperimentRunner(
            @Reference Devices devices,
            @Reference RunFolders folders,
            @Reference Experiments experiments,
            @Reference Json json,
            @Reference Catalog catalog) {
        this.devices = devices;
        this.folders = folders;
        this.experiments = experiments;
        this.json = json;
        this.composer = new Composer(catalog);
    }

    @Override
    public List<Problem> check(Experiment experiment) {
        ProblemList problems = new ProblemList();
        try (DryCompute compute = new DryCompute()) {
            Session session = composer.session(experiment, compute.scope("check"), problems);
            if (!problems.hasErrors()) {
                composer.workload(session, problems).close();
                composer.observers(experiment, session.scope(), problems);
            }
        }
        return problems.problems();
    }

    @Override
    public Result run(Request request, Listener listener) {
        List<Problem> problems = check(request.experiment());
        List<Problem> errors = problems.stream().filter(Problem::fatal).toList();
        if (!errors.isEmpty()) {
            throw new ExperimentException(
                    "The experiment '" + request.experiment().name() + "' cannot run:", errors);
        }
        problems.forEach(listener::warned);
        return OwnThread.call("morphogen-run", stop -> run(request, listener, stop));
    }

    private Result run(Request request, Listener listener, BooleanSupplier stop) {
        try (Compute compute = devices.open(request.device(), request.profile());
                OpenRun run = new OpenRun(request, listener, compute, composer, folders, json)) {
            Map<String, Object> resolved = experiments.resolved(request.experiment());
            return run.execute(resolved, stop);
        }
    }
}
