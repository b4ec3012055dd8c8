// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words what a schema expects and what a value is. */
public final class Words {

    /** The schema keyword of a number's unit. */
    public static final String UNIT = "x-unit";

    private static final int LONGEST = 60;

    /** Limits of Java types, which are not worth a word. */
    private static final Set<Double> TYPE_LIMITS =
            Set.of((double) Integer.MAX_VALUE, 0x1p31, (double) Float.MAX_VALUE, Double.MAX_VALUE, 0x1p63);

    private Words() {}

    /** Such as {@code a whole number from 1 to 4096 (cells)}. */
    public static String expected(Map<String, Object> schema) {
        if (schema.get("enum") instanceof List<?> names) {
            return oneOf(names);
        }
        String unit = schema.get(UNIT) instanceof String name ? " (" + name + ")" : "";
        return switch (String.valueOf(schema.get("type"))) {
            case "integer" -> "a whole number" + range(schema) + unit;
            case "number" -> "a number" + range(schema) + unit;
            case "boolean" -> "true or false";
            case "string" -> "a string" + string(schema);
            case "array" -> "a list" + count(schema, "Items", "entry", "entries") + entries(schema.get("items")) + unit;
            case "object" -> object(schema);
            default -> "a value";
        };
    }

    /** Such as {@code one of life-like, neural}. */
    public static String oneOf(List<?> names) {
        String all = names.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return names.size() == 1 ? "'" + all + "'" : "one of " + all;
    }

    /** Numbers and strings as in the file, strings shortened; lists and objects by their size. */
    public static String found(@Nullable Object value) {
        if (value instanceof String text) {
            String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
            return '"' + shown.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
        } else if (value instanceof List<?> list) {
            return list.isEmpty() ? "an empty list" : "a list of " + plural(list.size(), "entry", "entries");
        } else if (value instanceof Map<?, ?> map) {
            return map.isEmpty() ? "an empty object" : "an object";
        }
        return String.valueOf(value);
    }

    private static String range(Map<String, Object> schema) {
        String low = limit(schema, "minimum", "at least ", "exclusiveMinimum", "above ");
        String high = limit(schema, "maximum", "at most ", "exclusiveMaximum", "below ");
        if (low.startsWith("at least ") && high.startsWith("at most ")) {
            return " from " + low.substring("at least ".length()) + " to " + high.substring("at most ".length());
        } else if (low.isEmpty() && high.isEmpty()) {
            return schema.containsKey("maximum") && isLong(schema.get("maximum")) ? " of 64 bits" : "";
        }
        String joined = low.isEmpty() || high.isEmpty() ? low + high : low + " and " + high;
        return (joined.startsWith("at ") ? " of " : " ") + joined;
    }

    private static boolean isLong(@Nullable Object maximum) {
        return maximum instanceof Long value && value == Long.MAX_VALUE;
    }

    private static String limit(
            Map<String, Object> schema, String key, String word, String otherKey, String otherWord) {
        Object limit = schema.get(key);
        Object other = schema.get(otherKey);
        if (limit != null) {
            return isTypeLimit(limit) ? "" : word + number(limit);
        }
        return other == null || isTypeLimit(other) ? "" : otherWord + number(other);
    }

    private static boolean isTypeLimit(Object limit) {
        return TYPE_LIMITS.contains(Math.abs(((Number) limit).doubleValue()));
    }

    private static String number(Object value) {
        String text = String.valueOf(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String string(Map<String, Object> schema) {
        List<String> words = new ArrayList<>();
        words.add(count(schema, "Length", "character", "characters"));
        if (schema.get("examples") instanceof List<?> names) {
            words.add(", such as " + names.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        return String.join("", words);
    }

    private static String count(Map<String, Object> schema, String what, String one, String many) {
        Object min = schema.get("min" + what);
        Object max = schema.get("max" + what);
        if (min == null && max == null) {
            return "";
        } else if (max == null) {
            return " of at least " + plural(((Number) Objects.requireNonNull(min)).longValue(), one, many);
        } else if (min == null) {
            return " of at most " + plural(((Number) max).longValue(), one, many);
        }
        return min.equals(max)
                ? " of " + plural(((Number) max).longValue(), one, many)
                : " of " + min + " to " + plural(((Number) max).longValue(), one, many);
    }

    private static String plural(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    @SuppressWarnings("unchecked")
    private static String entries(@Nullable Object items) {
        return items instanceof Map<?, ?> schema ? ", each " + expected((Map<String, Object>) schema) : "";
    }

    @SuppressWarnings("unchecked")
    private static String object(Map<String, Object> schema) {
        if (schema.get("additionalProperties") instanceof Map<?, ?> values) {
            return "an object of names, each with " + expected((Map<String, Object>) values);
        }
        boolean closed = Boolean.FALSE.equals(schema.get("additionalProperties"));
        if (!closed && schema.get("required") instanceof List<?> names) {
            return "an object with a " + names.get(0);
        }
        return schema.get("properties") instanceof Map<?, ?> properties && !properties.isEmpty()
                ? "an object with " + keys(properties)
                : "an object";
    }

    private static String keys(Map<?, ?> properties) {
        String names = properties.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return (properties.size() == 1 ? "the key " : "the keys ") + names;
    }
}
