// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a run told of its ticks, thinned evenly: of a long run every second point goes, then every second again. */
final class History {

    static final int KEPT = 4096;
    static final int TOLD = 2000;

    private record Point(long tick, Map<String, Double> values) {}

    private List<Point> points = new ArrayList<>();
    private int stride = 1;
    private int passed;

    synchronized void add(long tick, Map<String, Double> values) {
        if (!points.isEmpty() && tick <= points.get(points.size() - 1).tick()) {
            points.removeIf(point -> point.tick() >= tick); // The run went back to a checkpoint.
        }
        if (passed++ % stride != 0) {
            return;
        }
        points.add(new Point(tick, Map.copyOf(values)));
        if (points.size() >= KEPT) {
            points = half(points);
            stride *= 2;
        }
    }

    private static List<Point> half(List<Point> all) {
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < all.size(); i += 2) {
            kept.add(all.get(i));
        }
        return kept;
    }

    /** As the page reads it: columns; a value that is missing or not finite is null. */
    synchronized Map<String, Object> from(long tick) {
        List<Point> some = points.stream().filter(point -> point.tick() >= tick).toList();
        while (some.size() > TOLD) {
            some = half(some);
        }
        Set<String> names = new LinkedHashSet<>();
        some.forEach(point -> names.addAll(point.values().keySet()));
        Map<String, Object> columns = new LinkedHashMap<>();
        for (String name : names) {
            columns.put(name, column(some, name));
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("names", List.copyOf(names));
        told.put("ticks", some.stream().map(Point::tick).toList());
        told.put("values", columns);
        return told;
    }

    private static List<@Nullable Double> column(List<Point> points, String name) {
        List<@Nullable Double> column = new ArrayList<>();
        points.forEach(point -> {
            Double value = point.values().get(name);
            column.add(value != null && Double.isFinite(value) ? value : null);
        });
        return column;
    }
}
