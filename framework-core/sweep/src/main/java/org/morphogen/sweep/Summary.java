// SPDX-License-Identifier: Apache-2.0
package org.morphogen.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the runs of each setting have in common. An <em>event</em> is a number that says when something happened and is
 * absent where it did not, such as {@code transition1}.
 *
 * @param rows of the table
 * @param event whether a key is an event
 */
record Summary(List<Map<String, Object>> rows, Predicate<String> event) {

    /** Rows by setting, in the order of their first run. */
    Map<String, List<Map<String, Object>>> bySetting() {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> String.valueOf(row.get("setting")), LinkedHashMap::new, Collectors.toList()));
    }

    /** Keys of numbers, in alphabetical order. */
    List<String> keys() {
        TreeSet<String> keys = new TreeSet<>();
        rows.forEach(row -> row.forEach((key, value) -> {
            if (value instanceof Number && !key.equals("seed")) {
                keys.add(key);
            }
        }));
        return List.copyOf(keys);
    }

    List<String> events() {
        return keys().stream().filter(event).toList();
    }

    /** One object a setting and key. */
    List<Map<String, Object>> lines() {
        List<Map<String, Object>> lines = new ArrayList<>();
        bySetting()
                .forEach((setting, group) -> keys().forEach(key -> {
                    List<Double> values = values(group, key);
                    Map<String, Object> line = new LinkedHashMap<>();
                    line.put("setting", setting);
                    line.put("number", key);
                    line.put("runs", group.size());
                    if (event.test(key)) {
                        Share share = new Share(values.size(), group.size());
                        line.put("share", share.value());
                        line.put("low95", share.low());
                        line.put("high95", share.high());
                    } else if (!values.isEmpty()) {
                        Mean mean = Mean.of(values);
                        line.put("mean", mean.value());
                        line.put("low95", mean.low());
                        line.put("high95", mean.high());
                    }
                    lines.add(line);
                }));
        return lines;
    }

    static List<Double> values(List<Map<String, Object>> group, String key) {
        return group.stream()
                .map(row -> row.get(key))
                .filter(Objects::nonNull)
                .filter(Number.class::isInstance)
                .map(value -> ((Number) value).doubleValue())
                .sorted()
                .toList();
    }
}
