// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.trainer.gradient;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.morphogen.api.loss.Plateau;
import org.morphogen.api.loss.WeightedLoss;
import org.morphogen.api.rule.Equivariant;
import org.morphogen.api.train.Session;

/**
 * Tells whether training ended on the symmetric plateau: a rule without a direction grows the best symmetric pattern
 * first (Mordvintsev, Randazzo and Fouts 2022), and a run that stays there has failed without anything going wrong.
 */
record SymmetricEnd(Session session) {

    /** Patterns on the plateau are not quite symmetric and cost a little less; those that have left it cost far less. */
    private static final double LEFT = 0.7;

    /**
     * A sentence for each loss that is on its plateau at every step of the evaluation.
     *
     * @param told what the evaluation found, {@code name@steps}
     */
    List<String> remarks(Map<String, Double> told, List<Integer> steps) {
        return session.losses().stream()
                .map(weighted -> remark(weighted, told, steps))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> remark(WeightedLoss weighted, Map<String, Double> told, List<Integer> steps) {
        if (!(session.rule() instanceof Equivariant) || !(weighted.loss() instanceof Plateau target)) {
            return Optional.empty();
        }
        double least = Double.POSITIVE_INFINITY;
        int at = 0;
        for (int step : steps) {
            double mean = told.getOrDefault(weighted.name() + "@" + step, Double.POSITIVE_INFINITY);
            double loss = told.getOrDefault(weighted.name() + ".median@" + step, mean);
            at = loss < least ? step : at;
            least = Math.min(least, loss);
        }
        return least > LEFT * target.plateau() && least < Double.POSITIVE_INFINITY
                ? Optional.of(sentence(weighted.name(), least, at, target.plateau()))
                : Optional.empty();
    }

    private static String sentence(String name, double least, int at, double plateau) {
        return String.format(
                Locale.ROOT,
                "This training has failed: it ended on its symmetric plateau. '%s' is %.3g at step %d, and a pattern that"
                        + " looks the same from all sides costs %.3g. Train longer or with another seed",
                name,
                least,
                at,
                plateau);
    }
}
