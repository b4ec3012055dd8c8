// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.compute.Devices;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.experiment.Experiments;
import org.morphogen.api.live.Run;
import org.morphogen.api.live.Runs;
import org.morphogen.api.run.RunException;
import org.morphogen.api.run.Runner;
import org.morphogen.control.wire.Door;
import org.morphogen.shell.host.NewFolder;

/** New runs that others order. */
public final class Orders {

    private static final String EXPERIMENT = "experiment.json";
    private static final String CHECKPOINTS = "checkpoints";
    private static final String ENDING = ".safetensors";

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
        Path checkpoint = checkpoint(from, request.maybe("tick"));
        Experiment experiment = experiments.read(from.resolve(EXPERIMENT), request.texts("settings"));
        Path folder = request.maybe("folder")
                .map(Path::of)
                .orElseGet(() -> NewFolder.of(request.path("directory"), experiment));
        copy(from, checkpoint, folder);
        Runner.Request order = new Runner.Request(experiment, device(request), folder, true, Optional.empty(), false);
        return RunText.of(runs.submit(order, new Unheard()));
    }

    /** The checkpoint of a tick, or the newest. */
    private static Path checkpoint(Path run, Optional<String> tick) {
        Path folder = run.resolve(CHECKPOINTS);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted(Comparator.comparingLong(Orders::tick).reversed())
                    .toList();
            return all.stream()
                    .filter(file -> tick.isEmpty() || tick.get().equals(String.valueOf(tick(file))))
                    .findFirst()
                    .orElseThrow(() -> new ExperimentException("There is no checkpoint "
                            + tick.map(t -> "of tick " + t + " ").orElse("") + "in " + folder + "; there are "
                            + all.stream().map(Orders::tick).toList()));
        } catch (IOException e) {
            throw new ExperimentException("There is no run to branch from in " + run + ": it has no " + CHECKPOINTS);
        }
    }

    private static long tick(Path file) {
        String digits = Objects.requireNonNull(file.getFileName()).toString().replaceAll("[^0-9]", "");
        return digits.isEmpty() ? -1 : Long.parseLong(digits);
    }

    private static void copy(Path from, Path checkpoint, Path folder) {
        try {
            if (Files.exists(folder)) {
                throw new ExperimentException("The folder " + folder + " is there already. Name a new one");
            }
            Files.createDirectories(folder.resolve(CHECKPOINTS));
            Files.copy(from.resolve(EXPERIMENT), folder.resolve(EXPERIMENT));
            Files.copy(
                    checkpoint, folder.resolve(CHECKPOINTS).resolve(Objects.requireNonNull(checkpoint.getFileName())));
        } catch (IOException e) {
            throw new RunException("Cannot branch into " + folder + ": " + e.getMessage());
        }
    }
}
