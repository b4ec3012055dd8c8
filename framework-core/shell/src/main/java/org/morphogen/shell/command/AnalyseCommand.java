// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.analysis.Analyst;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.compute.Device;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Part;
import org.morphogen.shell.driver.DriverSetup;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.ExitCode;
import org.morphogen.shell.host.Host;
import org.morphogen.shell.progress.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Rolls a model out and analyses what it does. */
@Command(
        name = "analyse",
        description = {
            "Grow a trained model and tell numbers and pictures of what it does.",
            "They go to analysis/ in the model's folder. The last line on standard output is one JSON object: run"
                    + " (folder), analysis, experiment, seconds, and what the analysis found."
        },
        footer = {
            "  ./morphogen analyse lizard best-match samples=16 times=[100,500]",
            "  ./morphogen analyse lizard orientation-field --set seed=7"
        })
final class AnalyseCommand extends Subcommand {

    private static final String EXPERIMENT = "experiment.json";
    private static final String MODEL = "model.safetensors";

    private final Host host;
    private final Console console;

    @Parameters(index = "0", paramLabel = "DIR-or-FILE", description = "A run's folder, or a model in one.")
    private @Nullable Path model;

    @Parameters(index = "1", paramLabel = "TYPE", description = "An analysis that 'list' shows.")
    private @Nullable String type;

    @Parameters(
            index = "2..*",
            paramLabel = "KEY=VALUE",
            description = "The analysis's own settings; 'describe analysis TYPE' shows them.")
    private List<String> own = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Change a value of the model's experiment first: seed=7, rule.fireRate=1. May be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--device",
            paramLabel = "D",
            description = "Where to compute: an id or a part of a name that 'devices' shows; the first if left out.")
    private @Nullable String deviceName;

    AnalyseCommand(Host host, Console console) {
        this.host = host;
        this.console = console;
    }

    @Override
    public Integer call() {
        if (model == null || type == null) {
            throw new IllegalStateException("the parser lets no command without DIR and TYPE pass");
        }
        Part analysis = host.experiments().part(Kind.ANALYSIS, type, own);
        Path folder = folder(model);
        List<String> untrained = new ArrayList<>(List.of("training=null"));
        untrained.addAll(settings);
        Experiment experiment = new Reading(host).read(folder.resolve(EXPERIMENT), untrained);
        DriverSetup setup = new DriverSetup(host, console);
        if (!setup.unneeded()) {
            return setup.offer(false);
        }
        Analyst.Request request = new Analyst.Request(experiment, analysis, device(), folder, weights(model, folder));
        long begin = System.nanoTime();
        try (Progress progress = new Progress(console, folder)) {
            Map<String, Object> found = host.analyst().analyse(request, progress);
            progress.close();
            Map<String, Object> summary = new LinkedHashMap<>();
            summary.put("run", folder);
            summary.put("analysis", type);
            summary.put("experiment", experiment.name());
            summary.put("seconds", Math.round((System.nanoTime() - begin) * 1e-6) / 1000.0);
            summary.putAll(found);
            console.print(host.json().write(summary));
        }
        return ExitCode.DONE;
    }

    private static Path folder(Path model) {
        Path folder = Files.isDirectory(model)
                ? model
                : Objects.requireNonNull(model.toAbsolutePath().normalize().getParent());
        if (!Files.exists(model) || !Files.isRegularFile(folder.resolve(EXPERIMENT))) {
            throw new ExperimentException(
                    "There is no " + EXPERIMENT + " in " + folder + "; expected the folder of a run or of a model");
        }
        return folder;
    }

    private static Optional<Path> weights(Path model, Path folder) {
        Path weights = Files.isDirectory(model) ? folder.resolve(MODEL) : model;
        return Files.isRegularFile(weights) ? Optional.of(weights) : Optional.empty();
    }

    private Device device() {
        try {
            return host.devices().find(deviceName == null ? "auto" : deviceName);
        } catch (ComputeException e) {
            throw new ExperimentException(String.valueOf(e.getMessage()));
        }
    }
}
