// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.ExitCode;
import org.morphogen.shell.host.ExperimentFinder;
import org.morphogen.shell.host.Host;
import org.morphogen.shell.text.Table;
import org.morphogen.shell.text.Units;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what there is. Looks at no device and validates nothing, so it answers at once. */
@Command(
        name = "list",
        description = "List the experiments that ship and the plugins that are installed.",
        footer = "  ./morphogen list")
final class ListCommand extends Subcommand {

    /** Letters of a description, so that a line fits a wide terminal. */
    private static final int DOC = 88;

    private final Host host;
    private final Console console;
    private final ExperimentFinder finder;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    ListCommand(Host host, Console console) {
        this.host = host;
        this.console = console;
        this.finder = ExperimentFinder.of(host);
    }

    @Override
    public Integer call() {
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("experiments", finder.names().stream().map(this::experiment).toList());
            all.put(
                    "plugins",
                    host.catalog().entries().stream().map(ListCommand::plugin).toList());
            console.print(host.json().write(all));
        } else {
            console.print("Experiments (./morphogen run NAME)");
            Table experiments = new Table("lll");
            finder.names()
                    .forEach(name -> experiments.row(
                            "", name, Units.shortened(PluginDoc.firstSentence(description(name)), DOC)));
            experiments.lines().forEach(console::print);
            console.print("");
            console.print("Plugins (./morphogen describe KIND TYPE)");
            Table plugins = new Table("lllll");
            host.catalog().entries().forEach(plugin -> row(plugins, plugin));
            plugins.lines().forEach(console::print);
        }
        return ExitCode.DONE;
    }

    private static void row(Table table, Catalog.Entry plugin) {
        table.row(
                "",
                plugin.kind().word(),
                plugin.type(),
                plugin.version(),
                Units.shortened(PluginDoc.line(plugin), DOC));
    }

    private Map<String, Object> experiment(String name) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("description", description(name));
        values.put("file", finder.file(name));
        return values;
    }

    private static Map<String, Object> plugin(Catalog.Entry plugin) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("kind", plugin.kind());
        values.put("type", plugin.type());
        values.put("version", plugin.version());
        values.put("bundle", plugin.bundle());
        values.put("doc", PluginDoc.whole(plugin));
        return values;
    }

    /** The description in the file; a file with mistakes is listed all the same, 'validate' says what they are. */
    private String description(String name) {
        try {
            Object values = host.json().read(Files.readString(finder.file(name)));
            return values instanceof Map<?, ?> map && map.get("description") instanceof String text ? text : "";
        } catch (IOException | IllegalArgumentException e) {
            return "(cannot be read: ./morphogen validate " + name + ")";
        }
    }
}
