// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a value that a schema of a configuration allows. */
final class Example {

    /** Taken for required numbers and names where the schema allows it. */
    private static final long NUMBER = 32;

    private Example() {}

    /** All required keys, and those with a default. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Map<String, Object> schema) {
        Map<String, Object> example = new LinkedHashMap<>();
        Map<String, Map<String, Object>> properties =
                (Map<String, Map<String, Object>>) schema.getOrDefault("properties", Map.of());
        List<Object> required = (List<Object>) schema.getOrDefault("required", List.of());
        properties.forEach((key, property) -> {
            if (property.containsKey("default")) {
                example.put(key, property.get("default"));
            } else if (required.contains(key)) {
                example.put(key, value(property));
            }
        });
        return example;
    }

    @SuppressWarnings("unchecked")
    private static Object value(Map<String, Object> schema) {
        if (schema.containsKey("default")) {
            return schema.get("default");
        } else if (schema.get("enum") instanceof List<?> names) {
            return names.get(0);
        } else if (schema.get("examples") instanceof List<?> names && !names.isEmpty()) {
            return names.get(0);
        }
        return switch (String.valueOf(schema.get("type"))) {
            case "integer" -> Math.round(number(schema));
            case "number" -> number(schema);
            case "boolean" -> false;
            case "array" ->
                list((Map<String, Object>) Objects.requireNonNull(schema.get("items")), schema.get("minItems"));
            case "object" -> object(schema);
            default -> text(schema);
        };
    }

    private static List<Object> list(Map<String, Object> items, @Nullable Object least) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < (least instanceof Number number ? number.intValue() : 1); i++) {
            list.add(value(items));
        }
        return list;
    }

    private static double number(Map<String, Object> schema) {
        double min = limit(schema, "minimum", "exclusiveMinimum", -Double.MAX_VALUE);
        double max = limit(schema, "maximum", "exclusiveMaximum", Double.MAX_VALUE);
        if (min < NUMBER && NUMBER < max) {
            return NUMBER;
        }
        return min <= -Double.MAX_VALUE ? max - 1 : max >= Double.MAX_VALUE ? min + 1 : (min + max) / 2;
    }

    private static double limit(Map<String, Object> schema, String key, String exclusive, double none) {
        Object limit = schema.getOrDefault(key, schema.get(exclusive));
        return limit instanceof Number number ? number.doubleValue() : none;
    }

    private static String text(Map<String, Object> schema) {
        String text = "name";
        if (schema.get("minLength") instanceof Number least && least.intValue() > text.length()) {
            return "n".repeat(least.intValue());
        }
        return schema.get("maxLength") instanceof Number most && most.intValue() < text.length()
                ? text.substring(0, most.intValue())
                : text;
    }
}
