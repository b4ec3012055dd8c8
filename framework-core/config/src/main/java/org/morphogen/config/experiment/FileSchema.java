// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.morphogen.api.config.Json;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.PluginType;
import org.morphogen.config.schema.RecordSchema;

/** Schemas of experiment files, with the plugins that are there. */
final class FileSchema {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final Catalog catalog;
    private final RecordSchema records;

    FileSchema(Json json, Catalog catalog) {
        this.catalog = catalog;
        this.records = new RecordSchema(json);
    }

    /** The whole file but for the plugins' own keys. */
    Map<String, Object> outline() {
        return file(kind -> outline(kind));
    }

    /** The whole file. */
    Map<String, Object> whole() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", DIALECT);
        schema.putAll(file(kind -> alternatives(kind)));
        return schema;
    }

    /** One plugin's configuration; of a plugin without one, an object without keys. */
    Map<String, Object> plugin(Catalog.Entry plugin) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", DIALECT);
        schema.put("title", plugin.kind().word() + " " + plugin.type());
        schema.putAll(configuration(plugin));
        return schema;
    }

    private interface PartSchema {
        Map<String, Object> of(Kind kind);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> file(PartSchema part) {
        Map<String, Object> schema = records.of(Head.class);
        Map<String, Object> properties = (Map<String, Object>) Objects.requireNonNull(schema.get("properties"));
        properties.put("substrate", part.of(Kind.SUBSTRATE));
        properties.put("rule", part.of(Kind.RULE));
        properties.put("initial", part.of(Kind.INITIAL));
        properties.put("losses", list(part.of(Kind.LOSS)));
        properties.put("training", part.of(Kind.TRAINER));
        properties.put("observers", list(part.of(Kind.OBSERVER)));
        // What a run recorded has a shape of its own.
        properties.put("environment", Map.of("type", "object"));
        schema.put("required", List.of("substrate", "rule"));
        return schema;
    }

    private static Map<String, Object> list(Map<String, Object> entry) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "array");
        schema.put("items", entry);
        return schema;
    }

    private Map<String, Object> outline(Kind kind) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", common(kind, Parts.types(catalog, kind)));
        schema.put("required", List.of("type"));
        return schema;
    }

    private static Map<String, Object> common(Kind kind, List<String> types) {
        Map<String, Object> type = new LinkedHashMap<>();
        type.put("type", "string");
        if (!types.isEmpty()) {
            type.put("enum", types);
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("type", type);
        properties.put("version", Map.of("type", "string"));
        if (kind == Kind.LOSS) {
            properties.put("weight", Map.of("type", "number", "default", 1.0));
        }
        return properties;
    }

    private Map<String, Object> alternatives(Kind kind) {
        List<Map<String, Object>> alternatives = new ArrayList<>();
        for (String type : Parts.types(catalog, kind)) {
            Catalog.Entry plugin = catalog.find(kind, type).orElseThrow();
            alternatives.add(alternative(kind, plugin));
        }
        return Map.of("oneOf", alternatives);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> alternative(Kind kind, Catalog.Entry plugin) {
        Map<String, Object> schema = configuration(plugin);
        Map<String, Object> properties = common(kind, List.of(plugin.type()));
        properties.putAll((Map<String, Object>) Objects.requireNonNull(schema.get("properties")));
        List<Object> required = new ArrayList<>((List<Object>) schema.get("required"));
        if (kind != Kind.TRAINER) {
            required.add(0, "type");
        }
        schema.put("properties", properties);
        schema.put("required", required);
        return schema;
    }

    Map<String, Object> configuration(Catalog.Entry plugin) {
        return plugin.service() instanceof PluginType<?> type
                ? records.of(type.configuration())
                : new LinkedHashMap<>(Map.of(
                        "type",
                        "object",
                        "properties",
                        Map.of(),
                        "required",
                        List.of(),
                        "additionalProperties",
                        false));
    }
}
