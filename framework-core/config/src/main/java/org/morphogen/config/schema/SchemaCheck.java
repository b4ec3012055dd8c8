// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.AnnotationKeyword;
import com.networknt.schema.path.NodePath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Problems;
import org.morphogen.config.text.Pointer;
import org.morphogen.config.words.Nearest;
import org.morphogen.config.words.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Validates plain values against a schema and says each mistake in our words. The validator is loaded with this class,
 * so that commands without validation start without it.
 */
public final class SchemaCheck {

    private final JsonMapper mapper = new JsonMapper();
    private final SchemaRegistry registry = SchemaRegistry.withDialect(dialect());

    /** Reports every mistake of the value, one for each place. */
    public void check(Map<String, Object> schema, Object value, Problems problems) {
        Schema compiled = registry.getSchema(mapper.<JsonNode>valueToTree(schema));
        Set<String> told = new HashSet<>();
        for (Error error : compiled.validate(mapper.<JsonNode>valueToTree(exact(value)))) {
            List<Object> path = path(error.getInstanceLocation());
            if (error.getProperty() != null) {
                path.add(error.getProperty());
            }
            String pointer = path.stream().map(key -> Pointer.child("", key)).reduce("", String::concat);
            if (told.add(pointer)) {
                new Place(schema, value).walk(path).report(error.getKeyword(), pointer, problems);
            }
        }
    }

    /** The validator compares a double with a whole bound as a 64-bit number, which 1e19 is not; so it gets all digits. */
    private static @Nullable Object exact(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, entry) -> copy.put(key.toString(), exact(entry)));
            return copy;
        } else if (value instanceof List<?> list) {
            return list.stream().map(SchemaCheck::exact).collect(Collectors.toCollection(ArrayList::new));
        }
        return value instanceof Double number && Math.abs(number) >= 0x1p63
                ? new BigDecimal(number).toBigInteger()
                : value;
    }

    // The published schemas carry units; the validator shall not warn of a keyword that it does not know.
    private static Dialect dialect() {
        return Dialect.builder(Dialects.getDraft202012())
                .keyword(new AnnotationKeyword(Words.UNIT))
                .build();
    }

    private static List<Object> path(NodePath location) {
        List<Object> path = new ArrayList<>();
        for (int i = 0; i < location.getNameCount(); i++) {
            path.add(location.getElement(i));
        }
        return path;
    }

    /** A place in a value, with the schema that holds there and the object around it. */
    private static final class Place {

        private Map<String, Object> schema;
        private Map<String, Object> around;
        private @Nullable Object value;

        Place(Map<String, Object> schema, Object value) {
            this.schema = schema;
            this.around = schema;
            this.value = value;
        }

        Place walk(List<Object> path) {
            for (Object key : path) {
                around = schema;
                schema = below(schema, key);
                value = value instanceof List<?> list
                        ? list.get(((Number) key).intValue())
                        : value instanceof Map<?, ?> map ? map.get(key.toString()) : null;
            }
            return this;
        }

        void report(String keyword, String pointer, Problems problems) {
            if (keyword.equals("required")) {
                problems.error(pointer, "nothing", Words.expected(schema), "");
            } else if (keyword.equals("additionalProperties")) {
                List<String> names = keys(around);
                String key = Pointer.keys(pointer).get(Pointer.keys(pointer).size() - 1);
                String expected = names.isEmpty() ? "no keys" : Words.oneOf(names);
                problems.error(pointer, "an unknown key", expected, Nearest.advice(key, names));
            } else {
                problems.error(pointer, Words.found(value), Words.expected(schema), advice());
            }
        }

        private String advice() {
            return value instanceof String word && schema.get("enum") instanceof List<?> names
                    ? Nearest.advice(word, names.stream().map(String::valueOf).toList())
                    : "";
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> below(Map<String, Object> schema, Object key) {
            Object items = schema.get("items");
            Object properties = schema.get("properties");
            Object others = schema.get("additionalProperties");
            if (items instanceof Map<?, ?> map) {
                return (Map<String, Object>) map;
            } else if (properties instanceof Map<?, ?> map && map.get(key.toString()) instanceof Map<?, ?> found) {
                return (Map<String, Object>) found;
            }
            return others instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
        }

        private static List<String> keys(Map<String, Object> schema) {
            return schema.get("properties") instanceof Map<?, ?> map
                    ? map.keySet().stream().map(String::valueOf).toList()
                    : List.of();
        }
    }
}
