// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.describe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.Experiments;
import org.morphogen.api.experiment.Part;
import org.morphogen.api.live.Runs;

/**
 * The values of a run's rule and substrate that can be changed while it goes on: bounded numbers, switches and choices for
 * which another value leaves states and parameters in their shapes.
 */
record Sliders(Runs runs, Experiments experiments, Catalog catalog) {

    /** What lies beyond is no bound that a person set. */
    private static final double FAR = 1e6;

    List<Map<String, Object>> of(Experiment experiment) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Part part : List.of(experiment.rule(), experiment.substrate())) {
            Optional<Catalog.Entry> plugin = catalog.find(part.kind(), part.type(), part.version());
            if (plugin.isPresent() && experiments.schema(plugin.get()).get("properties") instanceof Map<?, ?> keys) {
                keys.forEach((name, schema) -> slider(experiment, part, String.valueOf(name), (Map<?, ?>) schema)
                        .ifPresent(all::add));
            }
        }
        return all;
    }

    private Optional<Map<String, Object>> slider(Experiment experiment, Part part, String name, Map<?, ?> schema) {
        Object value = part.json().get(name);
        String path = part.kind().word() + "." + name;
        Map<String, Object> slider = new LinkedHashMap<>();
        slider.put("path", path);
        slider.put("label", name);
        slider.put("doc", String.valueOf(schema.containsKey("description") ? schema.get("description") : ""));
        Object other = kind(slider, value, schema);
        slider.put("value", value);
        boolean fits = other != null && changes(experiment, path + "=" + other);
        return fits ? Optional.of(slider) : Optional.empty();
    }

    /** Says what kind of control it is; returns another value to try, or null for what has no control. */
    private static @Nullable Object kind(Map<String, Object> slider, @Nullable Object value, Map<?, ?> schema) {
        if (schema.get("enum") instanceof List<?> choices && choices.size() > 1) {
            slider.put("type", "choice");
            slider.put("choices", choices);
            return choices.stream()
                    .filter(choice -> !choice.equals(value))
                    .findFirst()
                    .orElse(null);
        } else if ("boolean".equals(schema.get("type"))) {
            slider.put("type", "boolean");
            return !Boolean.TRUE.equals(value);
        } else if (value instanceof Number number) {
            return number(slider, number.doubleValue(), schema);
        }
        return null;
    }

    private static @Nullable Object number(Map<String, Object> slider, double value, Map<?, ?> schema) {
        boolean whole = "integer".equals(schema.get("type"));
        Double min = bound(schema, "minimum", "exclusiveMinimum");
        Double max = bound(schema, "maximum", "exclusiveMaximum");
        if (min == null || max == null) {
            return null;
        }
        slider.put("type", whole ? "integer" : "number");
        slider.put("min", min);
        slider.put("max", max);
        slider.put("above", schema.containsKey("exclusiveMinimum"));
        if (whole) {
            return value < max ? (long) value + 1 : (long) value - 1;
        }
        return value == max ? (min + max) / 2 : (value + max) / 2;
    }

    private static @Nullable Double bound(Map<?, ?> schema, String name, String exclusive) {
        Object bound = schema.containsKey(exclusive) ? schema.get(exclusive) : schema.get(name);
        return bound instanceof Number number && Math.abs(number.doubleValue()) <= FAR ? number.doubleValue() : null;
    }

    private boolean changes(Experiment experiment, String setting) {
        try {
            return runs.misfits(experiment, List.of(setting)).isEmpty();
        } catch (RuntimeException e) {
            // No experiment with that value: nothing for a slider.
            return false;
        }
    }
}
