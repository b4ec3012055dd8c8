// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.neural;

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
     * Reports every name that cannot be perceived, each at its place in the list.
     *
     * @return values sensed of each channel, at least 1
     */
    int check(List<String> names, Problems problems) {
        int outputs = 0;
        for (int i = 0; i < names.size(); i++) {
            outputs += outputs(names.get(i), problems.at("/" + i));
        }
        return Math.max(1, outputs);
    }

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
        } else if (parts.group(3) != null && !plain.startsWith("gradient-")) {
            problems.error("", quoted(name), "an angle on gradients only", "Leave " + parts.group(3) + " out");
        }
        return operator.map(Operator::outputs).orElse(0);
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
