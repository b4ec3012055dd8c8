// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.compute.Device;
import org.morphogen.api.config.Problem;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.run.Runner;
import org.morphogen.api.view.Window;
import org.morphogen.shell.driver.DriverSetup;
import org.morphogen.shell.extend.Outside;
import org.morphogen.shell.extend.WebOptions;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.ExitCode;
import org.morphogen.shell.host.ExperimentFinder;
import org.morphogen.shell.host.Host;
import org.morphogen.shell.host.NewFolder;
import org.morphogen.shell.progress.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs an experiment. */
@Command(
        name = "run",
        description = {
            "Train or simulate an experiment, or grow a trained model.",
            "The last line on standard output is one JSON object: run (folder), experiment, unit, done, losses,"
                    + " seconds, cellStepsPerSecond, device, dynamics, interrupted. All else goes to standard error."
        },
        footer = {
            "  ./morphogen run growing-lizard --set training.iterations=500 --out lizard",
            "  ./morphogen run --resume lizard",
            "  ./morphogen run --model lizard --set steps=1000"
        })
final class RunCommand extends Subcommand {

    private final Host host;
    private final Console console;
    private final Optional<Outside> outside;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME-or-FILE",
            description = "An experiment that ships, or a file; growing-lizard if left out.")
    private @Nullable String name;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description =
                    "Change a value of the experiment: rule.fireRate=0.5, observers.0.every=10. VALUE is JSON or a"
                            + " bare word; null removes. May be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all random numbers; short for --set seed=N.")
    private @Nullable Long seed;

    @Option(
            names = "--device",
            paramLabel = "D",
            description = "Where to compute: an id or a part of a name that 'devices' shows; the first if left out.")
    private @Nullable String deviceName;

    @Option(names = "--out", paramLabel = "DIR", description = "A new folder; runs/NAME/TIME-SEED if left out.")
    private @Nullable Path out;

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description = "Go on with an earlier run, from its last checkpoint.")
    private @Nullable Path resume;

    @Option(
            names = "--model",
            paramLabel = "DIR-or-FILE",
            description =
                    "Start from trained parameters. Without NAME, the model's own experiment runs without training.")
    private @Nullable Path model;

    @Option(names = "--profile", description = "Measure every kernel and print a table; a little slower.")
    private boolean profile;

    @Option(names = "--yes", description = "Set up an OpenCL driver without asking where there is none.")
    private boolean yes;

    @Option(names = "--here", description = "Run in this process also where 'serve' keeps a host.")
    private boolean here;

    @Mixin
    private WebOptions web = new WebOptions();

    @Option(
            names = "--locked",
            description =
                    "Run with exactly the plugins that the experiment.json of a run names: their versions, jars and"
                            + " kernels. Stays in this process.")
    private boolean locked;

    /** @param outside the other processes; empty where the bundle that knows them is not there */
    RunCommand(Host host, Console console, Optional<Outside> outside) {
        this.host = host;
        this.console = console;
        this.outside = outside;
    }

    @Override
    public Integer call() {
        if (resume != null && out != null) {
            throw new ExperimentException("--resume takes no --out: the run goes on in its own folder");
        }
        RunSelection selection = RunSelection.of(ExperimentFinder.of(host), name, settings(), resume, model);
        if (!here && !profile && !locked && !web.asked()) {
            Optional<Integer> done = elsewhere(selection);
            if (done.isPresent()) {
                return done.get();
            }
        }
        return inThisProcess(selection);
    }

    /** Empty if no host stays. */
    private Optional<Integer> elsewhere(RunSelection selection) {
        Outside.Order order = new Outside.Order(
                selection.file().toAbsolutePath().normalize(),
                selection.settings(),
                deviceName == null ? "auto" : deviceName,
                Path.of("").toAbsolutePath(),
                Optional.ofNullable(resume != null ? resume : out)
                        .map(folder -> folder.toAbsolutePath().normalize()),
                resume != null,
                selection.model().map(file -> file.toAbsolutePath().normalize()));
        AtomicReference<Progress> shown = new AtomicReference<>();
        try {
            return outside.flatMap(o -> o.run(order, folder -> shown(shown, folder)))
                    .map(f -> finish(f.result(), f.experiment(), Objects.requireNonNull(shown.get())));
        } finally {
            Progress progress = shown.get();
            if (progress != null) {
                progress.close();
            }
        }
    }

    private Progress shown(AtomicReference<Progress> shown, Path folder) {
        Progress progress = new Progress(console, folder);
        shown.set(progress);
        return progress;
    }

    private int inThisProcess(RunSelection selection) {
        Experiment experiment =
                locked ? locked(selection) : new Reading(host).read(selection.file(), selection.settings());
        DriverSetup setup = new DriverSetup(host, console);
        if (!setup.unneeded()) {
            // A mistake is told before anything is installed for a run that cannot be.
            refuse(experiment);
            return setup.offer(yes);
        }
        Device device = device();
        Path folder = resume != null ? resume : out != null ? out : NewFolder.of(Path.of(""), experiment);
        Runner.Request request =
                new Runner.Request(experiment, device, folder, resume != null, selection.model(), profile);
        Optional<Window.Opened> window = outside.flatMap(o -> web.open(o, console));
        Optional<Outside.Opened> door = outside.map(Outside::open);
        try (Progress progress = new Progress(console, folder)) {
            return finish(host.runner().run(request, progress), experiment.name(), progress);
        } finally {
            door.ifPresent(Outside.Opened::close);
            window.ifPresent(Window.Opened::close);
        }
    }

    /** Pinned versions come last: no setting brings another one in. */
    private Experiment locked(RunSelection selection) {
        Pins pins = Pins.of(selection.file(), host.json());
        pins.check(host.catalog());
        List<String> all = new ArrayList<>(selection.settings());
        all.addAll(pins.settings(all));
        Experiment experiment = new Reading(host).read(selection.file(), all);
        pins.check(experiment);
        return experiment;
    }

    private List<String> settings() {
        if (seed == null) {
            return settings;
        } else if (resume != null) {
            throw new ExperimentException("--resume takes no --seed: the run's own random numbers go on");
        }
        List<String> all = new ArrayList<>(settings);
        all.add("seed=" + seed);
        return all;
    }

    private void refuse(Experiment experiment) {
        List<Problem> errors =
                host.runner().check(experiment).stream().filter(Problem::fatal).toList();
        if (!errors.isEmpty()) {
            throw new ExperimentException("The experiment '" + experiment.name() + "' cannot run:", errors);
        }
    }

    private Device device() {
        try {
            return host.devices().find(deviceName == null ? "auto" : deviceName);
        } catch (ComputeException e) {
            throw new ExperimentException(String.valueOf(e.getMessage()));
        }
    }

    private int finish(Runner.Result result, String experiment, Progress progress) {
        progress.close();
        if (!progress.files().isEmpty()) {
            console.say("In " + result.folder() + ": " + progress.files());
        }
        if (profile) {
            RunSummary.profile(result.profile()).forEach(console::print);
        }
        if (result.interrupted()) {
            console.say("Interrupted after " + result.unit() + " " + result.done()
                    + ". To go on: ./morphogen run --resume " + result.folder());
        }
        console.print(host.json().write(RunSummary.json(result, experiment, progress.device(), progress.dynamics())));
        return result.interrupted() ? ExitCode.INTERRUPTED : ExitCode.DONE;
    }
}
