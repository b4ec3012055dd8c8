// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Json;
import org.morphogen.config.words.Words;
import org.morphogen.shell.text.Table;

/** The keys of a configuration as lines, from its schema; those of objects in it by their paths. */
final class Keys {

    private final Json json;

    Keys(Json json) {
        this.json = json;
    }

    private record Row(String key, String value, String standard, String doc) {}

    /** A heading, and two lines for each key: what it may be, and what it means. */
    List<String> lines(Map<String, Object> schema) {
        List<Row> rows = new ArrayList<>();
        collect("", schema, rows);
        if (rows.isEmpty()) {
            return List.of("", "It has no keys.");
        }
        Table table = new Table("lll").row("KEY", "DEFAULT", "VALUE");
        rows.forEach(row -> table.row(row.key, row.standard, row.value));
        List<String> lines = new ArrayList<>();
        lines.add("");
        List<String> cells = table.lines();
        lines.add(cells.get(0));
        for (int i = 0; i < rows.size(); i++) {
            lines.add(cells.get(i + 1));
            if (!rows.get(i).doc.isEmpty()) {
                lines.add("    " + rows.get(i).doc);
            }
        }
        return lines;
    }

    @SuppressWarnings("unchecked")
    private void collect(String prefix, Map<String, Object> schema, List<Row> rows) {
        Map<String, Map<String, Object>> properties =
                (Map<String, Map<String, Object>>) schema.getOrDefault("properties", Map.of());
        List<?> required = (List<?>) schema.getOrDefault("required", List.of());
        properties.forEach((name, property) -> {
            rows.add(new Row(
                    prefix + name,
                    Words.expected(property),
                    standard(property, required.contains(name)),
                    String.valueOf(property.getOrDefault("description", ""))));
            collect(prefix + name + ".", property, rows);
            if (property.get("items") instanceof Map<?, ?> items) {
                collect(prefix + name + "[].", (Map<String, Object>) items, rows);
            }
        });
    }

    private String standard(Map<String, Object> property, boolean required) {
        @Nullable Object standard = property.get("default");
        return standard != null ? json.write(standard) : required ? "(required)" : "(none)";
    }
}
