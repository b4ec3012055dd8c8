// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.neural;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.morphogen.api.config.Problems;
import org.morphogen.api.substrate.Operator;

/**
 * Checks operator names against those on offer. A name may carry a factor and an angle: {@code gradient-x*8@0.785}.
 *
 * @param offered by the substrate
 */
record PerceivedOperators(List<Operator> offered) {

    private static final String NUMBER = "[-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?";
    private static final Pattern NAME = Pattern.compile("([^*@]+)(\\*" + NUMBER + ")?(@" + NUMBER + ")?");

    /**
     * What can be perceived.
     *
     * @param names as the rule's configuration has them
     * @param outputs values sensed of each channel, at least 1
     */
    record Found(List<String> names, int outputs) {}

    /** Reports every name that cannot be perceived, each at its place in the list, and passes it over. */
    Found find(List<String> names, Problems problems) {
        List<String> found = new ArrayList<>();
        int sum = 0;
        for (int i = 0; i < names.size(); i++) {
            int outputs = outputs(names.get(i), problems.at("/" + i));
            sum += outputs;
            if (outputs > 0) {
                found.add(names.get(i));
            }
        }
        return new Found(found, Math.max(1, sum));
    }

    /** 0 after a mistake. */
    private int outputs(String name, Problems problems) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            problems.error(
                    "",
                    quoted(name),
                    "an operator, with *factor and @angle if need be",
                    "Write gradient-x*8 for a factor and gradient-x@0.785 for an angle in radians");
            return 0;
        }
        String plain = parts.group(1);
        Optional<Operator> operator =
                offered.stream().filter(o -> o.name().equals(plain)).findFirst();
        if (operator.isEmpty()) {
            problems.error("", quoted(name), "an operator of the substrate: " + names(), nearest(plain));
            return 0;
        } else if (parts.group(3) != null && !plain.startsWith("gradient-")) {
            problems.error("", quoted(name), "an angle on gradients only", "Leave " + parts.group(3) + " out");
            return 0;
        }
        return operator.get().outputs();
    }

    private String names() {
        return offered.stream().map(Operator::name).collect(Collectors.joining(", "));
    }

    private String nearest(String name) {
        return offered.stream()
                .map(Operator::name)
                .min(Comparator.comparingInt(other -> distance(name, other)))
                .filter(other -> distance(name, other) <= Math.max(2, other.length() / 3))
                .map(other -> "Did you mean '" + other + "'?")
                .orElse("");
    }

    /** Number of letters to insert, delete or replace (Levenshtein). */
    private static int distance(String a, String b) {
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] next = new int[b.length() + 1];
            next[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                next[j] = Math.min(replaced, 1 + Math.min(last[j], next[j - 1]));
            }
            last = next;
        }
        return last[b.length()];
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
