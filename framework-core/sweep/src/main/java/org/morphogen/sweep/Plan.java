// SPDX-License-Identifier: Apache-2.0
package org.morphogen.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.morphogen.api.experiment.ExperimentException;

/**
 * Which runs a sweep consists of: every combination of the varied values with every seed.
 *
 * @param seeds as given, {@code 1..100} or {@code 3,7,9}
 * @param varied the values of each path, in order
 */
record Plan(String seeds, Map<String, List<String>> varied) {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,18})\\.\\.(\\d{1,18})");
    private static final int MOST = 100_000;

    /** One run. */
    record Item(String setting, List<String> changes, long seed) {

        /** The name of its folder: letters that every file system takes. */
        String folder() {
            String safe = setting.isEmpty() ? "" : setting.replaceAll("[^A-Za-z0-9.=-]+", "_") + "-";
            return "runs/" + safe + "seed-" + seed;
        }

        Map<String, Object> key() {
            Map<String, Object> key = new LinkedHashMap<>();
            key.put("setting", setting);
            key.put("seed", seed);
            return key;
        }
    }

    /** @param vary {@code path=value,value}; throws ExperimentException for other texts */
    static Plan of(String seeds, List<String> vary) {
        Map<String, List<String>> varied = new LinkedHashMap<>();
        for (String each : vary) {
            int at = each.indexOf('=');
            if (at < 1 || at == each.length() - 1) {
                throw new ExperimentException(
                        "--vary " + each + ": expected PATH=VALUE,VALUE, such as" + " substrate.mutation=0,0.0002");
            }
            varied.put(each.substring(0, at), List.of(each.substring(at + 1).split(",")));
        }
        return new Plan(seeds, varied);
    }

    List<Item> items() {
        List<List<String>> combinations = new ArrayList<>(List.of(List.of()));
        varied.forEach((path, values) -> {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> combination : combinations) {
                for (String value : values) {
                    List<String> next = new ArrayList<>(combination);
                    next.add(path + "=" + value);
                    longer.add(next);
                }
            }
            combinations.clear();
            combinations.addAll(longer);
        });
        List<Long> all = seedList();
        return combinations.stream()
                .flatMap(changes -> all.stream().map(seed -> new Item(String.join(" ", changes), changes, seed)))
                .toList();
    }

    private List<Long> seedList() {
        Matcher range = RANGE.matcher(seeds);
        try {
            if (range.matches()) {
                long first = Long.parseLong(range.group(1));
                long last = Long.parseLong(range.group(2));
                if (last >= first && last - first < MOST) {
                    return LongStream.rangeClosed(first, last).boxed().toList();
                }
            } else {
                return Arrays.stream(seeds.split(","))
                        .map(String::strip)
                        .map(Long::valueOf)
                        .distinct()
                        .toList();
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new ExperimentException(
                "--seeds " + seeds + ": expected a range as 1..100, or numbers as 3,7,9; at most " + MOST);
    }
}
