// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Device;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.bench.measure.Turns;
import org.morphogen.bench.peer.Environment;
import org.morphogen.bench.peer.Installation;
import org.morphogen.bench.peer.Peer;
import org.morphogen.bench.peer.PeerException;
import org.morphogen.bench.work.Benchmark;
import org.morphogen.bench.work.Benchmarks;
import org.morphogen.bench.work.Setting;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.ExitCode;
import org.morphogen.shell.host.Host;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures ours beside the peers. */
@Command(
        name = "bench",
        sortOptions = false,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%nExample%n",
        description = {
            "Measure ours beside what you would pick instead: the same work, the same numbers, in turn, in one run.",
            "'bench list' names the benchmarks and the peers. A ratio above 1 means that ours is better."
        },
        footer = {
            "  ./morphogen bench --peers",
            "  ./morphogen bench training-29-alive",
            "  ./morphogen bench all --json result.json --picture roofline.png"
        })
final class BenchCommand implements Callable<Integer> {

    private static final String ALL = "all";
    private static final String LIST = "list";
    private static final long PAUSE = 300;
    private static final double TURN = 0.5;

    private final Host host;
    private final Console console;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Benchmarks, or 'all', or 'list'.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--peers",
            description = "Install the peers into an environment of your own, below the cache; needs a network.")
    private boolean install;

    @Option(
            names = "--peer",
            paramLabel = "NAME=PATH",
            description = "A program of yours to measure beside ours: cubff, the reference program of soups.")
    private Map<String, Path> binaries = new LinkedHashMap<>();

    @Option(names = "--without-peers", description = "Measure ours alone.")
    private boolean alone;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each side runs; 5 if left out.")
    private int rounds = 5;

    @Option(
            names = "--device",
            paramLabel = "D",
            description = "Where ours computes: an id or a part of a name that 'devices' shows.")
    private String deviceName = "auto";

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result as a JSON array of objects.")
    private @Nullable Path json;

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description = "Draw the roofline with what was measured (PNG); measures 'peak' too.")
    private @Nullable Path picture;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    BenchCommand(Host host, Console console) {
        this.host = host;
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Peer> peers = Peer.all(host.cache());
        if (install) {
            return install(peers);
        }
        if (names.isEmpty() || names.contains(LIST)) {
            BenchList.lines(peers).forEach(console::print);
            return ExitCode.DONE;
        }
        if (rounds < 1) {
            throw new ExperimentException("--rounds " + rounds + ": expected at least 1");
        }
        Device device = host.devices().find(deviceName);
        Setting setting =
                new Setting(host, console, device, new Turns(rounds, PAUSE, TURN), installed(peers), binaries());
        return new BenchRun(setting, json, picture).run(chosen()) ? ExitCode.DONE : ExitCode.FAILED;
    }

    private Map<String, Path> binaries() {
        binaries.forEach((name, path) -> {
            if (!name.equals("cubff") || !Files.isExecutable(path)) {
                throw new ExperimentException(
                        "--peer " + name + "=" + path + ": expected cubff=PATH, and PATH a program that can be run");
            }
        });
        return binaries;
    }

    private int install(List<Peer> peers) {
        Set<Environment> environments = new LinkedHashSet<>();
        peers.forEach(peer -> environments.add(peer.environment()));
        try {
            for (Environment environment : environments) {
                if (environment.folder().isPresent()) {
                    new Installation("python3", console::say).install(environment);
                } else if (environment.python().isEmpty()) {
                    console.say(environment.name() + " is not installed; it is the system's: " + environment.advice());
                }
            }
            return ExitCode.DONE;
        } catch (PeerException e) {
            console.say("morphogen: " + e.getMessage());
            return ExitCode.FAILED;
        }
    }

    private List<Benchmark> chosen() {
        List<Benchmark> all = Benchmarks.all();
        List<String> known = all.stream().map(Benchmark::name).toList();
        for (String name : names) {
            if (!name.equals(ALL) && !known.contains(name)) {
                throw new ExperimentException(
                        "There is no benchmark '" + name + "'; there are all, " + String.join(", ", known));
            }
        }
        return all.stream()
                .filter(benchmark -> names.contains(ALL)
                        || names.contains(benchmark.name())
                        || picture != null && benchmark.name().equals("peak"))
                .toList();
    }

    private List<Peer> installed(List<Peer> peers) {
        if (alone) {
            return List.of();
        }
        List<Peer> there = peers.stream()
                .filter(peer -> peer.environment().python().isPresent())
                .toList();
        peers.stream()
                .filter(peer -> !there.contains(peer))
                .forEach(peer -> console.say("Without " + peer.name() + ", which is not installed: "
                        + peer.environment().advice()));
        return there;
    }
}
