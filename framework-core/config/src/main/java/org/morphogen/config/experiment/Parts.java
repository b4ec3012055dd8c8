// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Json;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.config.Problems;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Part;
import org.morphogen.api.experiment.PluginType;
import org.morphogen.config.schema.Binder;
import org.morphogen.config.schema.Checks;
import org.morphogen.config.schema.SchemaCheck;
import org.morphogen.config.text.Plain;
import org.morphogen.config.words.Nearest;
import org.morphogen.config.words.Words;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/** Matches a part of a file with its plugin, and validates and binds its configuration. */
final class Parts {

    private final Catalog catalog;
    private final FileSchema schemas;
    private final SchemaCheck check;
    private final Binder binder;

    Parts(Catalog catalog, Json json, FileSchema schemas, SchemaCheck check) {
        this.catalog = catalog;
        this.schemas = schemas;
        this.check = check;
        this.binder = new Binder(json);
    }

    /** The types of a kind, sorted. */
    static List<String> types(Catalog catalog, Kind kind) {
        return catalog.entries().stream()
                .filter(entry -> entry.kind() == kind)
                .map(Catalog.Entry::type)
                .distinct()
                .sorted()
                .toList();
    }

    /** The configuration keys that a plugin knows; none if there is no such plugin. */
    Set<String> keys(Kind kind, String type, @Nullable String range) {
        Catalog.Entry plugin = plugin(kind, type, range, new ProblemList());
        return plugin != null && schemas.configuration(plugin).get("properties") instanceof Map<?, ?> properties
                ? properties.keySet().stream().map(Object::toString).collect(Collectors.toSet())
                : Set.of();
    }

    /**
     * The part; the problems say what is wrong with it. With the nearest type and with defaults in the place of what is
     * wrong where that makes a part, else null.
     */
    @Nullable
    Part resolve(Kind kind, Object value, String pointer, Problems problems) {
        if (!(value instanceof Map<?, ?> json) || !(json.get("type") instanceof String type)) {
            return null; // said by the check of the whole file
        }
        Problems own = problems.at(pointer);
        Catalog.Entry plugin = plugin(kind, type, json.get("version"), own);
        if (plugin == null) {
            return null;
        }
        double weight = kind == Kind.LOSS && json.get("weight") instanceof Number number ? number.doubleValue() : 1;
        Record configuration = configuration(plugin, strip(kind, json), own);
        return configuration == null
                ? null
                : new Part(
                        kind,
                        plugin.type(),
                        plugin.version(),
                        pointer,
                        weight,
                        configuration,
                        Plain.record(configuration));
    }

    private Catalog.@Nullable Entry plugin(Kind kind, String type, @Nullable Object version, Problems problems) {
        List<Catalog.Entry> plugins = plugins(kind, type);
        if (plugins.isEmpty()) {
            unknown(kind, type, problems);
            return Nearest.to(type, types(catalog, kind))
                    .map(near -> plugins(kind, near).get(0))
                    .orElse(null);
        } else if (version instanceof String range) {
            return inRange(plugins, range, problems);
        }
        return plugins.get(0);
    }

    private List<Catalog.Entry> plugins(Kind kind, String type) {
        return catalog.entries().stream()
                .filter(entry -> entry.kind() == kind && entry.type().equals(type))
                .toList();
    }

    private void unknown(Kind kind, String type, Problems problems) {
        // Where there are types, the check of the whole file has named them.
        if (types(catalog, kind).isEmpty()) {
            problems.error(
                    "/type",
                    Words.found(type),
                    "a " + kind.word() + " plugin, of which there is none",
                    "Install one, or see with 'doctor' why its bundle did not start.");
        }
    }

    private static Catalog.@Nullable Entry inRange(List<Catalog.Entry> plugins, String text, Problems problems) {
        VersionRange range;
        try {
            range = new VersionRange(text);
        } catch (IllegalArgumentException e) {
            problems.error("/version", Words.found(text), "a version such as 0.1 or a range such as [0.1,1)", "");
            return null;
        }
        for (Catalog.Entry plugin : plugins) {
            if (range.includes(new Version(plugin.version()))) {
                return plugin;
            }
        }
        String there = plugins.stream().map(Catalog.Entry::version).collect(Collectors.joining(", "));
        problems.error(
                "/version",
                Words.found(text),
                "a range that holds a version that is there: " + there,
                "Change the range, or install such a version of "
                        + plugins.get(0).bundle() + ".");
        return null;
    }

    private @Nullable Record configuration(Catalog.Entry plugin, Map<String, Object> values, Problems problems) {
        if (!(plugin.service() instanceof PluginType<?> type)) {
            throw new IllegalStateException(plugin.bundle() + ": the service of "
                    + plugin.kind().word() + " '" + plugin.type() + "' is no PluginType");
        }
        Map<String, Object> schema = schemas.configuration(plugin);
        ProblemList own = new ProblemList();
        check.check(schema, values, own);
        Mistakes.tell(own.problems(), problems);
        if (!own.hasErrors()) {
            return bound(type, values, problems);
        }
        Map<String, Object> mended = Mending.without(values, own.problems());
        ProblemList left = new ProblemList();
        check.check(schema, mended, left);
        return left.hasErrors() ? null : bound(type, mended, problems);
    }

    private @Nullable Record bound(PluginType<?> type, Map<String, Object> values, Problems problems) {
        try {
            Record configuration = binder.bind(type.configuration(), values);
            ProblemList own = new ProblemList();
            Checks.check(configuration, own);
            Mistakes.tell(own.problems(), problems);
            return own.hasErrors() ? null : configuration;
        } catch (IllegalArgumentException e) {
            problems.error("", "an object", "other values", String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static Map<String, Object> strip(Kind kind, Map<?, ?> json) {
        Map<String, Object> own = new LinkedHashMap<>();
        json.forEach((key, value) -> own.put(key.toString(), value));
        own.remove("type");
        own.remove("version");
        if (kind == Kind.LOSS) {
            own.remove("weight");
        }
        return own;
    }
}
