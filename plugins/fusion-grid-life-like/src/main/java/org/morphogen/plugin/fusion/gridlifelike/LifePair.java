// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridlifelike;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.experiment.Part;

/**
 * A grid and a rule, read from the resolved configurations of their parts.
 *
 * @param width columns of cells
 * @param height rows of cells
 * @param boundary index in {@link #BOUNDARIES}: what lies beyond the border
 * @param rule the counts
 */
record LifePair(int width, int height, int boundary, BirthSurvival rule) {

    /** In the order of {@code life_bits.clh}. */
    private static final List<String> BOUNDARIES = List.of("zero", "torus", "reflect");

    /** Empty if the parts are not a grid of one channel and a life-like rule. */
    static Optional<LifePair> of(Part substrate, Part rule) {
        if (!substrate.type().equals("grid") || !rule.type().equals("life-like")) {
            return Optional.empty();
        }
        Map<String, Object> grid = substrate.json();
        int width = number(grid.get("width"));
        int height = number(grid.get("height"));
        int boundary = BOUNDARIES.indexOf(word(grid.get("boundary")));
        if (width < 1
                || height < 1
                || boundary < 0
                || number(grid.get("channels")) != 1
                || number(grid.getOrDefault("angles", 0)) != 0) {
            return Optional.empty();
        }
        return BirthSurvival.parse(String.valueOf(rule.json().get("rule")))
                .map(counts -> new LifePair(width, height, boundary, counts));
    }

    /** Build constants of the step kernels. */
    Map<String, Integer> constants() {
        return Map.of("BOUNDARY", boundary, "BIRTH", rule.birth(), "SURVIVAL", rule.survival());
    }

    private static int number(@Nullable Object value) {
        return value instanceof Number number ? number.intValue() : -1;
    }

    private static String word(@Nullable Object value) {
        return String.valueOf(value).toLowerCase(Locale.ROOT);
    }
}
