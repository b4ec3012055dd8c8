// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.host;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.compute.Devices;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.experiment.Experiments;
import org.morphogen.api.live.Branch;
import org.morphogen.api.live.Run;
import org.morphogen.api.live.Runs;
import org.morphogen.api.run.Runner;
import org.morphogen.control.wire.Door;
import org.morphogen.shell.host.NewFolder;

/** New runs that others order. */
public final class Orders {

    private static final String EXPERIMENT = "experiment.json";

    private final Runs runs;
    private final Experiments experiments;
    private final Devices devices;

    public Orders(Runs runs, Experiments experiments, Devices devices) {
        this.runs = runs;
        this.experiments = experiments;
        this.devices = devices;
    }

    /** Queues a run and tells of it until it ends. The run goes on when the caller hangs up. */
    Map<String, Object> run(Request request, Door.Events events) {
        Experiment experiment = experiments.read(request.path("file"), request.texts("settings"));
        Path folder = request.maybe("folder")
                .map(Path::of)
                .orElseGet(() -> NewFolder.of(request.path("directory"), experiment));
        Runner.Request order = new Runner.Request(
                experiment,
                device(request),
                folder,
                request.flag("resume"),
                request.maybe("model").map(Path::of),
                false);
        Run run = runs.submit(order, new Unheard());
        Map<String, Object> accepted = RunText.of(run);
        accepted.put("what", "accepted");
        events.tell(accepted);
        try (Run.Subscription heard = run.listen(new EventListener(events))) {
            return text(Desk.join(run.end()), experiment.name());
        }
    }

    private org.morphogen.api.compute.Device device(Request request) {
        try {
            return devices.find(request.maybe("device").orElse("auto"));
        } catch (ComputeException e) {
            throw new ExperimentException(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Object> text(Runner.Result result, String experiment) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("experiment", experiment);
        values.put("folder", result.folder().toString());
        values.put("unit", result.unit());
        values.put("done", result.done());
        values.put("losses", result.losses());
        values.put("seconds", result.seconds());
        values.put("cellStepsPerSecond", result.cellStepsPerSecond());
        values.put("interrupted", result.interrupted());
        return values;
    }

    /** A new run that goes on from a checkpoint of another, with some values changed; queued at once. */
    Map<String, Object> branch(Request request) {
        Path from = request.path("from");
        List<String> settings = request.texts("settings");
        Path folder = request.maybe("folder")
                .map(Path::of)
                .orElseGet(() ->
                        NewFolder.of(request.path("directory"), experiments.read(from.resolve(EXPERIMENT), settings)));
        Branch branch = new Branch(from, tick(request), settings, device(request), folder);
        return RunText.of(runs.branch(branch, new Unheard()));
    }

    private static OptionalLong tick(Request request) {
        Optional<String> tick = request.maybe("tick");
        try {
            return tick.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(tick.get()));
        } catch (NumberFormatException e) {
            throw new ExperimentException("--at needs the number of a tick, not '" + tick.get() + "'");
        }
    }
}
