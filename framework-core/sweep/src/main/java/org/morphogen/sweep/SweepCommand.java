// SPDX-License-Identifier: Apache-2.0
package org.morphogen.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.morphogen.api.compute.Device;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.run.RunException;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.ExitCode;
import org.morphogen.shell.host.ExperimentFinder;
import org.morphogen.shell.host.Host;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs an experiment with many seeds and settings. */
@Command(
        name = "sweep",
        sortOptions = false,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%nExample%n",
        description = {
            "Run an experiment with many seeds and settings, one run a device at a time, and put what came of it into one",
            "table with 95 % intervals. A sweep that was interrupted goes on where it was when the command is given again."
        },
        footer = {
            "  ./morphogen sweep primordial-soup --seeds 1..20 --out soups",
            "  ./morphogen sweep boot --seeds 1,2,3 --vary training.batch=4,8 --out boots"
        })
final class SweepCommand implements Callable<Integer> {

    private final Host host;
    private final Console console;

    @Parameters(paramLabel = "NAME-or-FILE", description = "An experiment that ships, or a file.")
    private String name = "";

    @Option(names = "--seeds", required = true, paramLabel = "SEEDS", description = "A range 1..100, or 3,7,9.")
    private String seeds = "";

    @Option(
            names = "--vary",
            paramLabel = "PATH=V,V",
            description = "Run with each of these values; may be repeated: then every combination.")
    private List<String> vary = new ArrayList<>();

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Change a value of the experiment in all runs.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--device",
            paramLabel = "D",
            description = "Where to compute; may be repeated, then runs go side by side; 'all' takes all devices.")
    private List<String> devices = new ArrayList<>(List.of("auto"));

    @Option(
            names = "--event",
            paramLabel = "NUMBER",
            description = "A number that is absent where it did not happen, besides those called transition...")
    private List<String> events = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The sweep's folder, new or its own.")
    private Path out = Path.of("");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    SweepCommand(Host host, Console console) {
        this.host = host;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Plan plan = Plan.of(seeds, vary);
        Path experiment = ExperimentFinder.of(host).find(name);
        List<Plan.Item> items = plan.items();
        items.stream().map(Plan.Item::changes).distinct().forEach(changes -> check(experiment, changes));
        claim(plan);
        Table table = new Table(out, host.json());
        Queue<Plan.Item> left = new ConcurrentLinkedQueue<>(
                items.stream().filter(item -> !table.has(item)).toList());
        console.say(items.size() + " runs, " + (items.size() - left.size()) + " of them done before");
        boolean whole = work(new SweepRun(host, experiment, settings, out), left, table, items.size());
        if (!table.rows().isEmpty()) {
            conclude(new Summary(table.rows(), key -> key.startsWith("transition") || events.contains(key)), table);
        }
        return whole ? ExitCode.DONE : ExitCode.INTERRUPTED;
    }

    /** All mistakes before the first run. */
    private void check(Path experiment, List<String> changes) {
        List<String> all = new ArrayList<>(settings);
        all.addAll(changes);
        var errors = host.runner().check(host.experiments().read(experiment, all)).stream()
                .filter(problem -> problem.fatal())
                .toList();
        if (!errors.isEmpty()) {
            throw new ExperimentException("The experiment cannot run with " + all + ":", errors);
        }
    }

    /** A folder belongs to one sweep: rows of different experiments are not mixed. */
    private void claim(Plan plan) throws IOException {
        Map<String, Object> sweep = new LinkedHashMap<>();
        sweep.put("experiment", name);
        sweep.put("set", settings);
        sweep.put("vary", plan.varied());
        String text = host.json().pretty(sweep);
        Path file = out.resolve("sweep.json");
        if (Files.exists(file)) {
            if (!Files.readString(file).equals(text)) {
                throw new ExperimentException("The folder " + out + " holds another sweep, see " + file
                        + "; give another --out. More seeds may be added, other settings may not.");
            }
            return;
        }
        Files.createDirectories(out);
        new Table(out, host.json()).write("sweep.json", text);
    }

    private boolean work(SweepRun run, Queue<Plan.Item> left, Table table, int all) {
        List<Device> chosen = devices.contains("all")
                ? host.devices().list()
                : devices.stream().map(host.devices()::find).toList();
        ExecutorService workers = Executors.newFixedThreadPool(chosen.size());
        try {
            List<Future<Boolean>> ends = new ArrayList<>();
            for (Device device : chosen) {
                ends.add(workers.submit(() -> take(run, device, left, table, all)));
            }
            boolean whole = true;
            for (Future<Boolean> end : ends) {
                whole &= end.get();
            }
            return whole;
        } catch (InterruptedException e) {
            workers.shutdownNow();
            return false;
        } catch (ExecutionException e) {
            workers.shutdownNow();
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new RunException("The sweep ended early: " + e.getCause());
        } finally {
            workers.shutdown();
        }
    }

    private boolean take(SweepRun run, Device device, Queue<Plan.Item> left, Table table, int all) {
        for (Plan.Item item = left.poll(); item != null; item = left.poll()) {
            var row = run.run(item, device);
            if (row.isEmpty()) {
                left.clear();
                return false;
            }
            table.add(row.get());
            console.say("%d of %d: %s%s"
                    .formatted(
                            table.rows().size(),
                            all,
                            item.setting().isEmpty() ? "" : item.setting() + ", ",
                            row.get()));
        }
        return true;
    }

    private void conclude(Summary summary, Table table) {
        table.write("summary.json", host.json().pretty(summary.lines()));
        double end = Summary.values(summary.rows(), "done").stream()
                .mapToDouble(d -> d)
                .max()
                .orElse(1);
        for (String event : summary.events()) {
            table.write(event + ".png", ShareChart.draw(summary, event, end));
        }
        summary.lines().forEach(line -> console.print(host.json().write(line)));
    }
}
