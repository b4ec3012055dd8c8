// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.develop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.run.RunException;
import org.morphogen.control.command.ControlCommand;
import org.morphogen.control.host.Neighbours;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.ExitCode;
import org.morphogen.shell.host.Host;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Watches a plugin's folder and swaps what is saved into what runs. */
@Command(
        name = "dev",
        description = {
            "Rebuild a plugin whenever a file of it is saved, and swap it into the runs that use it.",
            "A kernel needs no compiler; Java is compiled in this process. What does not build or does not work is told"
                    + " with file and line, and the runs go on as they were."
        },
        footer = "  ./morphogen dev plugins/rule-isotropic")
public final class DevCommand extends ControlCommand {

    private static final long LOOK_MILLIS = 100;
    private static final long SETTLE_MILLIS = 40;

    private final Host host;

    @Parameters(paramLabel = "DIR", description = "The plugin's folder, with pom.xml and src/main.")
    private Path folder = Path.of("");

    @Option(names = "--run", paramLabel = "RUN", description = "Swap into this run only. " + RUN)
    private @Nullable String run;

    @Option(
            names = "--reinitialise",
            description = "Draw parameters anew that do not fit; without this they make a swap fail.")
    private boolean reinitialise;

    @Option(names = "--once", description = "Build and swap once, and end: with 1 if it was not done.")
    private boolean once;

    public DevCommand(Neighbours neighbours, Host host, Console console) {
        super(neighbours, console);
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        PluginFolder plugin = PluginFolder.of(folder);
        Path work = Files.createTempDirectory("morphogen-dev");
        try {
            return watch(plugin, new Build(plugin, classpath(), work));
        } finally {
            remove(work);
        }
    }

    /** The bundles of this installation: what a plugin imports when it runs is what it is compiled against. */
    private List<Path> classpath() throws IOException {
        try (Stream<Path> bundles = Files.walk(host.home().resolve("bundles"));
                Stream<Path> annotations = Files.walk(host.home().resolve("lib/compile"))) {
            return Stream.concat(bundles, annotations)
                    .filter(file -> file.toString().endsWith(".jar"))
                    .toList();
        }
    }

    private int watch(PluginFolder plugin, Build build) {
        TreeMap<Path, String> seen = plugin.look();
        @Nullable Path newest = attempt(plugin, () -> build.whole(), System.currentTimeMillis());
        if (once) {
            return newest == null ? ExitCode.FAILED : ExitCode.DONE;
        }
        // Java that was not built yet, because it did not compile, must not be passed over for a kernel.
        boolean whole = newest == null;
        console().say("Watching " + PluginFolder.shown(plugin.folder()) + "; Ctrl-C ends it");
        try {
            while (true) {
                Set<Path> changed = changes(plugin, seen);
                long saved = saved(changed);
                Path earlier = newest;
                whole |= earlier == null || changed.stream().anyMatch(file -> !plugin.isKernel(file));
                boolean all = whole;
                Path made =
                        attempt(plugin, () -> all || earlier == null ? build.whole() : build.kernels(earlier), saved);
                if (made != null) {
                    newest = made;
                    whole = false;
                }
            }
        } catch (InterruptedException e) {
            return ExitCode.INTERRUPTED;
        }
    }

    /** Waits until files change and then hold still; {@code seen} is what they are then. */
    private static Set<Path> changes(PluginFolder plugin, TreeMap<Path, String> seen) throws InterruptedException {
        TreeMap<Path, String> now = plugin.look();
        while (now.equals(seen)) {
            Thread.sleep(LOOK_MILLIS);
            now = plugin.look();
        }
        TreeMap<Path, String> settled;
        do {
            settled = now;
            Thread.sleep(SETTLE_MILLIS);
            now = plugin.look();
        } while (!now.equals(settled));
        Set<Path> changed = new HashSet<>();
        for (Path file :
                Stream.concat(seen.keySet().stream(), now.keySet().stream()).toList()) {
            if (!java.util.Objects.equals(seen.get(file), now.get(file))) {
                changed.add(file);
            }
        }
        seen.clear();
        seen.putAll(now);
        return changed;
    }

    private static long saved(Set<Path> changed) {
        return changed.stream()
                .map(Path::toFile)
                .mapToLong(java.io.File::lastModified)
                .max()
                .orElse(System.currentTimeMillis());
    }

    private interface Making {
        Path make();
    }

    /** The jar if it was built and is in; null if it was told why not. */
    private @Nullable Path attempt(PluginFolder plugin, Making making, long saved) {
        try {
            Path jar = making.make();
            String told = new Delivery(neighbours().call(), targets()).deliver(jar, run, reinitialise);
            console()
                    .print(String.format(
                            Locale.ROOT, "%s (%.1f s)", told, (System.currentTimeMillis() - saved) * 1e-3));
            return jar;
        } catch (RunException | ExperimentException e) {
            console().print(plugin.named(String.valueOf(e.getMessage())));
            return null;
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
