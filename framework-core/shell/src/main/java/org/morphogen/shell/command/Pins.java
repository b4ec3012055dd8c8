// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Json;
import org.morphogen.api.config.Problem;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Origin;
import org.morphogen.api.experiment.Part;

/**
 * The plugins that {@code experiment.json} of a run names: bundle, version, and the SHA-256 of its jar and of its kernels.
 *
 * @param file of that run
 * @param values what is in it
 */
record Pins(Path file, Map<?, ?> values) {

    private static final List<String> SINGLE = List.of("substrate", "rule", "initial", "training");
    private static final List<String> LISTS = List.of("losses", "observers");
    private static final int SHOWN = 12;

    /** Throws {@link ExperimentException} for a file that pins nothing. */
    static Pins of(Path file, Json json) {
        try {
            if (json.read(Files.readString(file)) instanceof Map<?, ?> values) {
                Pins pins = new Pins(file, values);
                if (pins.all().stream().anyMatch(pin -> !pin.plugins().isEmpty())) {
                    return pins;
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new ExperimentException(file + " cannot be read: " + e.getMessage());
        }
        throw new ExperimentException(
                file + " pins no plugins; --locked needs the experiment.json of a run, or --resume"
                        + " or --model with its folder");
    }

    private record Pin(Origin origin, List<String> plugins) {}

    private List<Pin> all() {
        List<Pin> all = new ArrayList<>();
        if (values.get("environment") instanceof Map<?, ?> environment
                && environment.get("bundles") instanceof List<?> bundles) {
            for (Object each : bundles) {
                if (each instanceof Map<?, ?> bundle && bundle.get("plugins") instanceof List<?> plugins) {
                    Origin origin = new Origin(
                            text(bundle, "bundle"),
                            text(bundle, "version"),
                            text(bundle, "jar"),
                            text(bundle, "kernels"));
                    all.add(new Pin(
                            origin, plugins.stream().map(String::valueOf).toList()));
                }
            }
        }
        return all;
    }

    private static String text(Map<?, ?> values, String key) {
        return values.get(key) instanceof String text ? text : "";
    }

    /**
     * The settings that ask for the pinned versions, and for a fusion only where there was one.
     *
     * @param others what the user set
     */
    List<String> settings(List<String> others) {
        List<String> settings = new ArrayList<>();
        // A model is grown without its training.
        SINGLE.stream()
                .filter(key -> !others.contains(key + "=null"))
                .forEach(key -> setting(key, values.get(key), settings));
        for (String key : LISTS) {
            if (values.get(key) instanceof List<?> parts) {
                for (int i = 0; i < parts.size(); i++) {
                    setting(key + "." + i, parts.get(i), settings);
                }
            }
        }
        if (all().stream().flatMap(pin -> pin.plugins().stream()).noneMatch(plugin -> plugin.startsWith("fusion "))) {
            settings.add("fusion=false");
        }
        return settings;
    }

    private static void setting(String path, @Nullable Object part, List<String> settings) {
        if (part instanceof Map<?, ?> named && named.get("version") instanceof String version) {
            settings.add(path + ".version=[" + version + "," + version + "]");
        }
    }

    /** Throws {@link ExperimentException} with a line for each plugin that is not what is pinned. */
    void check(Catalog catalog) {
        List<Problem> differences = new ArrayList<>();
        for (Pin pin : all()) {
            pin.plugins()
                    .forEach(plugin -> difference(catalog, pin.origin(), plugin).ifPresent(differences::add));
        }
        if (!differences.isEmpty()) {
            throw new ExperimentException(
                    file + " is locked, and " + differences.size()
                            + (differences.size() == 1 ? " plugin is" : " plugins are") + " not what is pinned",
                    differences);
        }
    }

    /** Throws {@link ExperimentException} for parts that the run had not: a setting may have brought them. */
    void check(Experiment experiment) {
        Set<String> pinned = new HashSet<>();
        all().forEach(pin -> pin.plugins()
                .forEach(plugin -> pinned.add(plugin + " " + pin.origin().version())));
        List<Part> parts = new ArrayList<>(List.of(experiment.substrate(), experiment.rule(), experiment.initial()));
        parts.addAll(experiment.losses());
        experiment.training().ifPresent(parts::add);
        parts.addAll(experiment.observers());
        List<Problem> others = parts.stream()
                .filter(part -> !pinned.contains(part.kind().word() + " " + part.type() + " " + part.version()))
                .map(part -> new Problem(
                        part.pointer(),
                        part.type() + " " + part.version(),
                        "a plugin that " + file + " pins",
                        "Leave that setting out, or run without --locked",
                        true))
                .toList();
        if (!others.isEmpty()) {
            throw new ExperimentException(file + " is locked, and other plugins are asked for", others);
        }
    }

    private Optional<Problem> difference(Catalog catalog, Origin pinned, String plugin) {
        Kind kind = Kind.valueOf(plugin.substring(0, plugin.indexOf(' ')).toUpperCase(Locale.ROOT));
        String type = plugin.substring(plugin.indexOf(' ') + 1);
        // Of fusions the newest is taken, whatever the file says.
        Optional<Origin> present = (kind == Kind.FUSION
                        ? catalog.find(kind, type)
                        : catalog.find(kind, type, pinned.version()))
                .map(catalog::origin);
        if (present.filter(pinned::equals).isPresent()) {
            return Optional.empty();
        }
        List<String> there = catalog.entries().stream()
                .filter(entry -> entry.kind() == kind && entry.type().equals(type))
                .map(entry -> entry.bundle() + " " + entry.version())
                .toList();
        String found =
                present.map(origin -> text(origin, pinned)).orElse(there.isEmpty() ? "none" : String.join(", ", there));
        return Optional.of(new Problem(
                pointer(kind, type),
                plugin + ": " + found,
                "the pinned " + present.map(origin -> text(pinned, origin)).orElse(text(pinned, pinned)),
                "Install that, or run without --locked",
                true));
    }

    /** What differs from the other one. */
    private static String text(Origin origin, Origin other) {
        String text = origin.bundle() + " " + origin.version();
        if (origin.equals(other) || !origin.jar().equals(other.jar())) {
            text += ", jar " + hash(origin.jar());
        }
        return origin.kernels().equals(other.kernels()) ? text : text + ", kernels " + hash(origin.kernels());
    }

    private static String hash(String sha) {
        return sha.isEmpty() ? "unknown" : sha.substring(0, Math.min(SHOWN, sha.length())) + "...";
    }

    private String pointer(Kind kind, String type) {
        for (String key : SINGLE) {
            if (values.get(key) instanceof Map<?, ?> part
                    && type.equals(part.get("type"))
                    && (key.equals(kind.word()) || kind == Kind.TRAINER && key.equals("training"))) {
                return "/" + key;
            }
        }
        String list = kind == Kind.LOSS ? "losses" : "observers";
        if (values.get(list) instanceof List<?> parts && kind != Kind.FUSION) {
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i) instanceof Map<?, ?> part && type.equals(part.get("type"))) {
                    return "/" + list + "/" + i;
                }
            }
        }
        return "/environment/dynamics";
    }
}
