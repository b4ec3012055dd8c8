// SPDX-License-Identifier: Apache-2.0
package org.morphogen.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Json;
import org.morphogen.api.run.RunException;

/** {@code table.jsonl}: one object a finished run, with its setting, its seed and its numbers; {@code table.csv} too. */
final class Table {

    private final Path folder;
    private final Json json;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    /** Reads what an earlier, interrupted sweep has finished. A last line that was cut short counts as not finished. */
    Table(Path folder, Json json) {
        this.folder = folder;
        this.json = json;
        Path file = folder.resolve("table.jsonl");
        try {
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    read(line);
                }
            }
        } catch (IOException e) {
            throw new RunException(file + " cannot be read: " + e.getMessage());
        }
    }

    private void read(String line) {
        try {
            if (json.read(line) instanceof Map<?, ?> row) {
                Map<String, Object> typed = new LinkedHashMap<>();
                row.forEach((key, value) -> {
                    if (value != null) {
                        typed.put(String.valueOf(key), value);
                    }
                });
                rows.add(typed);
            }
        } catch (IllegalArgumentException cutShort) {
            // The run is done again.
        }
    }

    synchronized boolean has(Plan.Item item) {
        return rows.stream()
                .anyMatch(row -> item.setting().equals(row.get("setting"))
                        && row.get("seed") instanceof Number seed
                        && seed.longValue() == item.seed());
    }

    synchronized void add(Map<String, Object> row) {
        rows.add(row);
        StringBuilder lines = new StringBuilder();
        rows.forEach(each -> lines.append(json.write(each)).append('\n'));
        write("table.jsonl", lines.toString());
        write("table.csv", csv());
    }

    synchronized List<Map<String, Object>> rows() {
        return List.copyOf(rows);
    }

    private String csv() {
        Set<String> keys = new LinkedHashSet<>();
        rows.forEach(row -> keys.addAll(row.keySet()));
        StringBuilder text = new StringBuilder(String.join(",", keys)).append('\n');
        for (Map<String, Object> row : rows) {
            List<String> cells = keys.stream().map(key -> cell(row.get(key))).toList();
            text.append(String.join(",", cells)).append('\n');
        }
        return text.toString();
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.matches("(?s).*[,\"\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** Whole or absent: another name first. */
    void write(String name, String text) {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    void write(String name, byte[] content) {
        try {
            Path part = folder.resolve(name + ".tmp");
            Files.write(
                    part,
                    content,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new RunException(folder.resolve(name) + " cannot be written: " + e.getMessage());
        }
    }
}
