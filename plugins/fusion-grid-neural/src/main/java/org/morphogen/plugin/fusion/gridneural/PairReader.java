// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.morphogen.api.experiment.Part;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.rule.Perceives;

/** Reads the resolved configurations of a grid and a neural rule; empty for any other pair. */
final class PairReader {

    private final Map<String, Object> grid;
    private final Map<String, Object> rule;

    private PairReader(Part substrate, Part rule) {
        this.grid = substrate.json();
        this.rule = rule.json();
    }

    static Optional<Pair> read(Part substrate, Part rule) {
        if (!substrate.type().equals("grid") || !rule.type().equals("neural")) {
            return Optional.empty();
        }
        try {
            return new PairReader(substrate, rule).read();
        } catch (IllegalArgumentException e) {
            // Another version of either plugin with other keys: the composed path knows how to read it.
            return Optional.empty();
        }
    }

    private Optional<Pair> read() {
        if (grid.containsKey("angles") && number(grid, "angles").intValue() != 0) {
            return Optional.empty(); // These kernels mask every channel and wrap none.
        }
        return Stencils.of(operators())
                .map(stencils -> new Pair(
                        number(grid, "width").intValue(),
                        number(grid, "height").intValue(),
                        number(grid, "channels").intValue(),
                        Pair.Boundary.valueOf(word(grid, "boundary")),
                        stencils,
                        Perceives.Order.valueOf(word(rule, "order")),
                        number(rule, "hidden").intValue(),
                        Pair.Function.valueOf(word(rule, "activation")),
                        value(rule, "outputBias", Boolean.class),
                        number(rule, "stepSize").floatValue(),
                        activity()))
                .filter(PairReader::fits);
    }

    /** Gradients take the rule's factor and angle unless they carry their own. */
    private List<String> operators() {
        double factor = number(rule, "sobelScale").doubleValue();
        double angle = number(rule, "angle").doubleValue();
        List<String> operators = new ArrayList<>();
        for (Object each : value(rule, "perception", List.class)) {
            String name = String.valueOf(each);
            boolean plain = name.startsWith("gradient-") && !name.contains("*") && !name.contains("@");
            String scaled = plain && factor != 1 ? name + "*" + factor : name;
            operators.add(plain && angle != 0 ? scaled + "@" + angle : scaled);
        }
        return operators;
    }

    private Activity activity() {
        return new Activity(
                number(rule, "fireRate").floatValue(),
                new Activity.Alive(
                        Activity.Mask.valueOf(word(rule, "livingMask")),
                        number(rule, "livingChannel").intValue(),
                        number(rule, "livingThreshold").floatValue()));
    }

    /** Sizes that the kernels index with int, and an alive channel that exists. */
    private static boolean fits(Pair pair) {
        long image = (pair.height() + 2L) * (pair.width() + 2L) * (pair.channels() + 15L);
        boolean channel = pair.activity().alive().mask() == Activity.Mask.NONE
                || pair.activity().alive().channel() < pair.channels();
        return channel && image <= Integer.MAX_VALUE && pair.fitsPrivateMemory();
    }

    private static Number number(Map<String, Object> values, String key) {
        return value(values, key, Number.class);
    }

    /** A word as Java names it: {@code channel-major} is {@code CHANNEL_MAJOR}. */
    private static String word(Map<String, Object> values, String key) {
        return value(values, key, String.class).replace('-', '_').toUpperCase(java.util.Locale.ROOT);
    }

    private static <T> T value(Map<String, Object> values, String key, Class<T> type) {
        Object value = values.get(key);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(key + " is " + value + ", not a " + type.getSimpleName());
        }
        return type.cast(value);
    }
}
