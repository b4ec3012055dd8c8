// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.schema;

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Choices;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Json;
import org.morphogen.api.config.Length;
import org.morphogen.config.text.Plain;
import org.morphogen.config.words.Words;

/**
 * JSON Schema (2020-12) of a configuration record. {@code x-unit} holds a number's unit; suggested values are
 * {@code examples}.
 */
public final class RecordSchema {

    private final Json json;

    public RecordSchema(Json json) {
        this.json = json;
    }

    /** The schema of an object with one key for each component, in their order, and no other. */
    public Map<String, Object> of(Class<?> record) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        describe(schema, record.getAnnotation(Doc.class));
        Map<String, Object> properties = new LinkedHashMap<>();
        List<Key> keys = Key.of(record);
        keys.forEach(key -> properties.put(key.name(), property(key)));
        schema.put("properties", properties);
        schema.put(
                "required", keys.stream().filter(Key::required).map(Key::name).toList());
        schema.put("additionalProperties", false);
        return schema;
    }

    private Map<String, Object> property(Key key) {
        Map<String, Object> schema = value(key.type(), key);
        describe(schema, key.annotation(Doc.class));
        Length length = key.annotation(Length.class);
        if (length != null) {
            limitLength(schema, length);
        }
        String text = key.defaultText();
        if (text != null) {
            schema.put("default", json.read(text));
        }
        return schema;
    }

    private Map<String, Object> value(Type type, Key key) {
        Class<?> raw = Key.raw(type);
        if (raw.isRecord()) {
            return of(raw);
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        if (Key.isList(type)) {
            schema.put("type", "array");
            schema.put("items", value(Key.entry(type), key));
        } else if (Key.isMap(type)) {
            schema.put("type", "object");
            schema.put("additionalProperties", value(Key.entry(type), key));
        } else if (raw.isEnum()) {
            schema.put(
                    "enum",
                    Arrays.stream(raw.getEnumConstants())
                            .map(constant -> Plain.word((Enum<?>) constant))
                            .toList());
        } else if (raw == String.class) {
            schema.put("type", "string");
            suggest(schema, key.annotation(Choices.class));
        } else if (raw == boolean.class || raw == Boolean.class) {
            schema.put("type", "boolean");
        } else {
            number(schema, Numbers.of(raw), key.annotation(Bounds.class));
        }
        return schema;
    }

    private static void number(Map<String, Object> schema, Numbers numbers, @Nullable Bounds bounds) {
        schema.put("type", numbers.whole() ? "integer" : "number");
        boolean above = bounds != null && bounds.above();
        boolean below = bounds != null && bounds.below();
        double min = bounds == null ? Double.NEGATIVE_INFINITY : bounds.min();
        double max = bounds == null ? Double.POSITIVE_INFINITY : bounds.max();
        schema.put(
                above ? "exclusiveMinimum" : "minimum",
                min == Double.NEGATIVE_INFINITY ? numbers.min() : numbers.plain(min));
        schema.put(
                below ? "exclusiveMaximum" : "maximum",
                max == Double.POSITIVE_INFINITY ? numbers.max() : numbers.plain(max));
    }

    private static void suggest(Map<String, Object> schema, @Nullable Choices choices) {
        if (choices != null) {
            schema.put("examples", List.of(choices.value()));
        }
    }

    private static void limitLength(Map<String, Object> schema, Length length) {
        String what = "array".equals(schema.get("type"))
                ? "Items"
                : "object".equals(schema.get("type")) ? "Properties" : "Length";
        if (length.min() > 0) {
            schema.put("min" + what, (long) length.min());
        }
        if (length.max() < Integer.MAX_VALUE) {
            schema.put("max" + what, (long) length.max());
        }
    }

    private static void describe(Map<String, Object> schema, @Nullable Doc doc) {
        if (doc == null) {
            return;
        }
        schema.put("description", doc.value());
        if (!doc.unit().isEmpty()) {
            schema.put(Words.UNIT, doc.unit());
        }
    }
}
