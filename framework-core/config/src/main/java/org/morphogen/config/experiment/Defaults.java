// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.morphogen.api.config.Json;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Kind;

/** Parts that a file leaves out: named in a data file, so that no plugin is named in Java. */
final class Defaults {

    private final Json json;
    private final Catalog catalog;

    Defaults(Json json, Catalog catalog) {
        this.json = json;
        this.catalog = catalog;
    }

    /** A deep, changeable copy of a file with the parts that it leaves out. */
    @SuppressWarnings("unchecked")
    Map<String, Object> fill(Map<String, Object> file) {
        Map<String, Object> defaults = (Map<String, Object>) Objects.requireNonNull(json.read(text()));
        Map<String, Object> filled = copyOf(file);
        filled.putIfAbsent("initial", defaults.get("initial"));
        filled.putIfAbsent("losses", new ArrayList<>());
        filled.putIfAbsent(
                "observers", present((List<Map<String, Object>>) Objects.requireNonNull(defaults.get("observers"))));
        return filled;
    }

    /** Training has a type by default, but is not there by default. */
    @SuppressWarnings("unchecked")
    void typeTraining(Map<String, Object> file) {
        if (file.get("training") instanceof Map<?, ?> training && !training.containsKey("type")) {
            Map<String, Object> typed = new LinkedHashMap<>();
            typed.putAll((Map<String, Object>)
                    ((Map<String, Object>) Objects.requireNonNull(json.read(text()))).get("training"));
            typed.putAll((Map<String, Object>) training);
            file.put("training", typed);
        }
    }

    /** Without those whose plugin is not installed: a small distribution runs with fewer observers. */
    private List<Map<String, Object>> present(List<Map<String, Object>> observers) {
        List<String> types = Parts.types(catalog, Kind.OBSERVER);
        return new ArrayList<>(observers.stream()
                .filter(observer -> types.contains(observer.get("type")))
                .toList());
    }

    /** A deep, changeable copy. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> copyOf(Map<String, Object> values) {
        return (Map<String, Object>) copy(values);
    }

    private static Object copy(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, entry) -> copy.put(key.toString(), copy(entry)));
            return copy;
        } else if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(entry -> copy.add(copy(entry)));
            return copy;
        }
        return value;
    }

    private static String text() {
        try (InputStream in = Defaults.class.getResourceAsStream("defaults.json")) {
            if (in == null) {
                throw new IllegalStateException("defaults.json is not in the bundle");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
