// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.data.Dataset;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.PluginType;
import org.morphogen.config.words.Nearest;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.ExitCode;
import org.morphogen.shell.host.Host;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a plugin's configuration holds. */
@Command(
        name = "describe",
        description = "Show a plugin's keys with their types, ranges, units, defaults and meaning, and an example.",
        footer = "  ./morphogen describe rule neural")
final class DescribeCommand extends Subcommand {

    private static final String JSON = "Print the JSON Schema; without a plugin, that of a whole experiment file.";

    private final Host host;
    private final Console console;

    @Parameters(index = "0", arity = "0..1", paramLabel = "KIND", description = "Such as rule or substrate.")
    private @Nullable String kind;

    @Parameters(index = "1", arity = "0..1", paramLabel = "TYPE", description = "Such as neural or grid.")
    private @Nullable String type;

    @Option(names = "--json", description = JSON)
    private boolean json;

    DescribeCommand(Host host, Console console) {
        this.host = host;
        this.console = console;
    }

    @Override
    public Integer call() {
        if (kind == null && json) {
            console.print(host.json().pretty(host.experiments().schema()).stripTrailing());
            return ExitCode.DONE;
        } else if (kind != null && type == null) {
            throw new ExperimentException("Say which " + kind(kind).word() + ": " + String.join(", ", types(kind(kind)))
                    + ". Example: ./morphogen describe rule neural");
        } else if (kind == null || type == null) {
            throw new ExperimentException("Say a kind and a type, such as: ./morphogen describe rule neural."
                    + " './morphogen list' shows which there are.");
        }
        Catalog.Entry plugin = plugin(kind(kind), type);
        Map<String, Object> schema = host.experiments().schema(plugin);
        if (json) {
            console.print(host.json().pretty(schema).stripTrailing());
        } else {
            describe(plugin, schema);
        }
        return ExitCode.DONE;
    }

    /** The kind of a word; the key of an experiment file is understood as well. */
    private static Kind kind(String word) {
        if (word.equals("training")) {
            return Kind.TRAINER;
        }
        List<String> words = Arrays.stream(Kind.values()).map(Kind::word).toList();
        String singular = word.equals("losses")
                ? "loss"
                : word.endsWith("s") && !words.contains(word) ? word.substring(0, word.length() - 1) : word;
        if (!words.contains(singular)) {
            throw new ExperimentException(unknown("There is no kind '" + word + "'", word, words));
        }
        return Kind.values()[words.indexOf(singular)];
    }

    private Catalog.Entry plugin(Kind kind, String type) {
        return host.catalog()
                .find(kind, type)
                .orElseThrow(() -> new ExperimentException(
                        unknown("There is no " + kind.word() + " '" + type + "'", type, types(kind))));
    }

    private List<String> types(Kind kind) {
        return host.catalog().entries().stream()
                .filter(entry -> entry.kind() == kind)
                .map(Catalog.Entry::type)
                .distinct()
                .toList();
    }

    private static String unknown(String sentence, String word, List<String> names) {
        String advice = Nearest.advice(word, names);
        return sentence + (names.isEmpty() ? ", nor any other" : "; there are " + String.join(", ", names)) + "."
                + (advice.isEmpty() ? "" : " " + advice);
    }

    private void describe(Catalog.Entry plugin, Map<String, Object> schema) {
        console.print(plugin.kind().word() + " " + plugin.type() + ", version " + plugin.version() + " ("
                + plugin.bundle() + ")");
        String doc = PluginDoc.whole(plugin);
        if (!doc.isEmpty()) {
            console.print(doc);
        }
        if (plugin.service() instanceof Dataset dataset) {
            names(plugin.type(), dataset);
        } else if (plugin.service() instanceof PluginType<?>) {
            new Keys(host.json()).lines(schema).forEach(console::print);
            example(plugin, schema);
        }
    }

    private void names(String type, Dataset dataset) {
        console.print("");
        console.print("Names");
        dataset.names().forEach(name -> console.print("  " + type + ":" + name));
    }

    private void example(Catalog.Entry plugin, Map<String, Object> schema) {
        if (plugin.kind() == Kind.ANALYSIS) {
            console.print("");
            console.print("Example");
            console.print("  ./morphogen analyse runs/NAME/RUN " + plugin.type());
            return;
        }
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("type", plugin.type());
        part.putAll(Example.object(schema));
        Object value = plugin.kind() == Kind.LOSS || plugin.kind() == Kind.OBSERVER ? List.of(part) : part;
        console.print("");
        console.print("Example");
        console.print(host.json().pretty(Map.of(key(plugin.kind()), value)).stripTrailing());
    }

    /** The key of an experiment file that takes a kind. */
    private static String key(Kind kind) {
        return switch (kind) {
            case TRAINER -> "training";
            case LOSS -> "losses";
            case OBSERVER -> "observers";
            default -> kind.word();
        };
    }
}
