// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.describe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Json;

/** A run's folder: what may be taken home of it, and what was changed. Nothing is read that the listing does not have. */
record Folder(Path path, Json json) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");
    private static final String PICTURES = "pictures";
    private static final String CHANGES = "changes.jsonl";

    /** {@code name} and {@code bytes} of each file. */
    List<Map<String, Object>> files() {
        List<Map<String, Object>> all = new ArrayList<>();
        names().forEach((name, file) -> all.add(Map.of("name", name, "bytes", size(file))));
        return all;
    }

    Optional<Path> file(String name) {
        return Optional.ofNullable(names().get(name));
    }

    private Map<String, Path> names() {
        Map<String, Path> names = new LinkedHashMap<>();
        list(path).forEach(file -> names.put(name(file), file));
        list(path.resolve(PICTURES)).forEach(file -> names.put(PICTURES + "/" + name(file), file));
        return names;
    }

    private static String name(Path file) {
        return Objects.requireNonNull(file.getFileName()).toString();
    }

    /** Plain files; links lead elsewhere. */
    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> NAME.matcher(name(file)).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Every swap so far, oldest first, as the page reads them. */
    List<Map<String, Object>> swaps() {
        Path file = path.resolve(CHANGES);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(json::read)
                    .filter(Map.class::isInstance)
                    .map(line -> swap((Map<?, ?>) line))
                    .toList();
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }

    private static Map<String, Object> swap(Map<?, ?> line) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("next", line.get("next"));
        values.put(
                "parts",
                line.get("parts") instanceof List<?> parts
                        ? parts.stream().map(part -> part((Map<?, ?>) part)).toList()
                        : List.of());
        values.put("dynamics", line.get("dynamics"));
        values.put("seconds", line.get("seconds"));
        return values;
    }

    private static Map<String, Object> part(Map<?, ?> part) {
        return Map.of(
                "pointer",
                String.valueOf(part.get("part")),
                "from",
                plugin(part.get("from")),
                "to",
                plugin(part.get("to")));
    }

    private static String plugin(@Nullable Object plugin) {
        return plugin instanceof Map<?, ?> values ? values.get("type") + " " + values.get("version") : "";
    }
}
