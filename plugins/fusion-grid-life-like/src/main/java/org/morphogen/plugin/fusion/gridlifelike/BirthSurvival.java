// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridlifelike;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The counts of a life-like rule.
 *
 * @param birth bit n: a dead cell with n live neighbours is born
 * @param survival bit n: a live cell with n live neighbours stays
 */
record BirthSurvival(int birth, int survival) {

    private static final Pattern LETTERS = Pattern.compile("B([0-8]*)/?S([0-8]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DIGITS = Pattern.compile("([0-8]*)/([0-8]*)");

    /** Reads {@code B3/S23} or {@code 23/3}; empty if it is neither. */
    static Optional<BirthSurvival> parse(String text) {
        Matcher letters = LETTERS.matcher(text.strip());
        if (letters.matches()) {
            return Optional.of(new BirthSurvival(bits(letters.group(1)), bits(letters.group(2))));
        }
        Matcher digits = DIGITS.matcher(text.strip());
        return digits.matches()
                ? Optional.of(new BirthSurvival(bits(digits.group(2)), bits(digits.group(1))))
                : Optional.empty();
    }

    private static int bits(String counts) {
        return counts.chars().map(digit -> 1 << (digit - '0')).reduce(0, (a, b) -> a | b);
    }
}
