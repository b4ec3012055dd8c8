// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.run.RunException;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.ExitCode;
import org.morphogen.shell.host.Host;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a plugin that builds, passes its tests and runs at once. */
@Command(
        name = "new",
        sortOptions = false,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%nExample%n",
        description = {
            "Write a plugin in a folder of its own: Java, kernels, tests and an experiment.",
            "It builds against the released API alone; the Maven archetypes morphogen-archetype-* make the same files."
        },
        footer = {"  ./morphogen new rule my-rule", "  ./morphogen new loss sparsity --package org.example.sparsity"})
final class NewCommand implements Callable<Integer> {

    private static final List<String> KINDS = List.of("rule", "substrate", "loss", "observer");

    private final Host host;
    private final Console console;
    private final String release;

    @Parameters(index = "0", paramLabel = "KIND", description = "rule, substrate, loss or observer.")
    private String kind = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "As experiments will name it, such as my-rule.")
    private String name = "";

    @Option(names = "--folder", paramLabel = "DIR", description = "Where to write it; KIND-NAME here if left out.")
    private @Nullable Path folder;

    @Option(names = "--group", paramLabel = "ID", description = "Its Maven group; org.example if left out.")
    private String group = "org.example";

    @Option(names = "--package", paramLabel = "NAME", description = "Its Java package; GROUP.NAME if left out.")
    private @Nullable String packageName;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    /** @param release version of the API that the plugin will build against */
    NewCommand(Host host, Console console, String release) {
        this.host = host;
        this.console = console;
        this.release = release;
    }

    @Override
    public Integer call() {
        if (!KINDS.contains(kind)) {
            throw new ExperimentException(
                    "There is no kind '" + kind + "' to make; expected one of " + String.join(", ", KINDS));
        }
        String java = packageName != null ? packageName : group + "." + name.replace("-", "");
        Naming naming = new Naming(kind, name, group, java, release);
        Path target = folder != null ? folder : Path.of(naming.artifact());
        try {
            write(target, new Archetype(kind).files(naming));
            installApi();
        } catch (IOException e) {
            throw new RunException(target + " cannot be written: " + e.getMessage());
        }
        List.of(
                        "  cd " + target,
                        "  mvn verify",
                        "  morphogen plugins install target/" + naming.artifact() + ".jar",
                        "  morphogen run experiment.json")
                .forEach(console::print);
        return ExitCode.DONE;
    }

    private void write(Path target, Map<String, String> files) throws IOException {
        if (Files.exists(target) && !isEmpty(target)) {
            throw new ExperimentException(
                    "The folder " + target + " is there and not empty; give another with --folder");
        }
        long lines = 0;
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = target.resolve(file.getKey());
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, file.getValue());
            lines += file.getValue().lines().count();
        }
        console.say("Made " + target + ": " + files.size() + " files, " + lines + " lines. Next:");
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private void installApi() throws IOException {
        Path released = host.home().resolve("repository");
        LocalRepository repository = LocalRepository.find(host.environment(), Path.of(System.getProperty("user.home")));
        int copied = repository.take(released);
        if (copied > 0) {
            console.say("The API " + release + " is now in " + repository.folder() + " (" + copied + " files).");
        }
    }
}
