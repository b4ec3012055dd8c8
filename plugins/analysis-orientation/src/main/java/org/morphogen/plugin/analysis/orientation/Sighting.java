// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.analysis.orientation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.morphogen.api.loss.Matching.Match;

/**
 * The best matches of all samples at one time.
 *
 * @param steps after which they were found
 * @param matches one a sample
 * @param alive living cells of each sample
 */
record Sighting(int steps, List<Match> matches, List<Integer> alive) {

    private static final double STRAIGHT = 180;

    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("steps", steps);
        told.put("loss", mean(matches.stream().map(Match::loss).toList()));
        told.put("losses", matches.stream().map(Match::loss).toList());
        told.put("mirrored", matches.stream().filter(Match::mirrored).count() / (double) matches.size());
        told.put("mirrorImages", matches.stream().map(Match::mirrored).toList());
        told.put("resultant", resultant());
        told.put("degrees", matches.stream().map(Sighting::degrees).toList());
        told.put("alive", alive);
        return told;
    }

    static double degrees(Match match) {
        return Math.toDegrees(match.radians());
    }

    /** The length of the mean of unit vectors: 1 if all lie the same way, about 1 / sqrt(samples) if by chance. */
    double resultant() {
        double x = mean(matches.stream().map(match -> Math.cos(match.radians())).toList());
        double y = mean(matches.stream().map(match -> Math.sin(match.radians())).toList());
        return Math.hypot(x, y);
    }

    /**
     * Degrees per 1,000 steps that each sample turned since an earlier sighting, the shorter way round, from columns
     * towards rows. Samples that look mirrored at one of the two times only are left out.
     */
    List<Double> drift(Sighting earlier) {
        List<Double> drift = new ArrayList<>();
        for (int i = 0; i < matches.size(); i++) {
            if (matches.get(i).mirrored() == earlier.matches.get(i).mirrored()) {
                double turned = degrees(matches.get(i)) - degrees(earlier.matches.get(i));
                double shortest = turned - 2 * STRAIGHT * Math.rint(turned / (2 * STRAIGHT));
                drift.add(shortest * 1000 / (steps - earlier.steps));
            }
        }
        return drift;
    }

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
