// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.run.Importer;
import org.morphogen.api.run.RunFolder;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.ExitCode;
import org.morphogen.shell.host.Host;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns published weights into a model that runs. */
@Command(
        name = "import",
        description = "Read weights that others published; write a model and the experiment that grows it.",
        footer = {"  ./morphogen import planarian.zip --out planarian", "  ./morphogen run --model planarian"})
final class ImportCommand extends Subcommand {

    private final Host host;
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "Weights in one of the layouts that 'list' shows as importers.")
    private @Nullable Path file;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "A new folder for the model.")
    private @Nullable Path out;

    ImportCommand(Host host, Console console) {
        this.host = host;
        this.console = console;
    }

    @Override
    public Integer call() {
        if (file == null || out == null) {
            throw new IllegalStateException("the parser lets no command without FILE and --out pass");
        }
        if (!Files.exists(file)) {
            throw new ExperimentException("There is no file " + file + "; expected published weights");
        }
        Catalog.Entry plugin = importer(file);
        Importer.Imported imported = ((Importer) plugin.service()).read(file);
        Experiment experiment = host.experiments().resolve(imported.experiment(), out.toAbsolutePath());
        RunFolder folder = host.folders().create(out);
        folder.model(imported.model());
        folder.describe(host.experiments().resolved(experiment));
        console.say("Imported " + file + " by " + plugin.type() + ". To grow it: ./morphogen run --model " + out);
        console.print(host.json().write(summary(imported, plugin, out)));
        return ExitCode.DONE;
    }

    private Catalog.Entry importer(Path weights) {
        List<Catalog.Entry> importers = host.catalog().entries().stream()
                .filter(entry -> entry.service() instanceof Importer)
                .toList();
        return importers.stream()
                .filter(entry -> ((Importer) entry.service()).recognises(weights))
                .findFirst()
                .orElseThrow(() -> new ExperimentException(weights + " is in no layout that is known. "
                        + (importers.isEmpty()
                                ? "No importer is installed."
                                : "Known are: "
                                        + importers.stream()
                                                .map(PluginDoc::whole)
                                                .collect(Collectors.joining(" ")))));
    }

    private static Map<String, Object> summary(Importer.Imported imported, Catalog.Entry plugin, Path out) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("model", out.resolve("model.safetensors"));
        summary.put("experiment", out.resolve("experiment.json"));
        summary.put("importer", plugin.type());
        summary.put("notes", imported.model().notes());
        return summary;
    }
}
