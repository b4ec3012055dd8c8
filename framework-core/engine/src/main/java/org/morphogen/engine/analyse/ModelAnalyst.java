// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.analyse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.morphogen.api.analysis.Analysis;
import org.morphogen.api.analysis.Analyst;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Devices;
import org.morphogen.api.config.Json;
import org.morphogen.api.config.Problem;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.run.RunFolder;
import org.morphogen.api.run.RunFolders;
import org.morphogen.api.run.Runner;
import org.morphogen.api.train.Session;
import org.morphogen.engine.dry.DryCompute;
import org.morphogen.engine.run.OwnThread;
import org.morphogen.engine.session.Composer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Checks an analysis without a device, then opens the device, rolls the model out and shows it. */
@Component(service = Analyst.class)
public final class ModelAnalyst implements Analyst {

    private final Devices devices;
    private final RunFolders folders;
    private final Json json;
    private final Composer composer;

    @Activate
    public ModelAnalyst(
            @Reference Devices devices,
            @Reference RunFolders folders,
            @Reference Json json,
            @Reference Catalog catalog) {
        this.devices = devices;
        this.folders = folders;
        this.json = json;
        this.composer = new Composer(catalog);
    }

    @Override
    public Map<String, Object> analyse(Request request, Runner.Listener listener) {
        check(request, listener);
        return OwnThread.call("morphogen-analyse", stop -> {
            try (Compute compute = devices.open(request.device(), false);
                    OpenAnalysis open = new OpenAnalysis(request, listener, compute, composer, folders)) {
                RunFolder folder = folders.open(request.folder());
                Map<String, Object> found = open.execute(folder, stop);
                String name = "analysis/" + request.analysis().type() + ".json";
                folder.write(name, json.pretty(found).getBytes(StandardCharsets.UTF_8));
                listener.wrote(folder.path().resolve(name));
                return found;
            }
        });
    }

    private void check(Request request, Runner.Listener listener) {
        ProblemList problems = new ProblemList();
        try (DryCompute compute = new DryCompute()) {
            Session session = composer.session(request.experiment(), compute.scope("check"), problems);
            if (!problems.hasErrors()) {
                try (Analysis analysis = composer.analysis(request.analysis(), session, problems)) {
                    List<Integer> times = analysis.times();
                    if (times.isEmpty()
                            || !times.stream().sorted().distinct().toList().equals(times)) {
                        throw new IllegalStateException(
                                request.analysis().type() + " asks for the times " + times + ", which do not rise");
                    }
                }
            }
        }
        List<Problem> errors =
                problems.problems().stream().filter(Problem::fatal).toList();
        if (!errors.isEmpty()) {
            throw new ExperimentException("The analysis '" + request.analysis().type() + "' cannot run:", errors);
        }
        problems.problems().forEach(listener::warned);
    }
}
