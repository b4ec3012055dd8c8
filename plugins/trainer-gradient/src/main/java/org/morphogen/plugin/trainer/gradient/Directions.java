// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.trainer.gradient;

import org.morphogen.api.config.Problems;
import org.morphogen.api.initial.Oriented;
import org.morphogen.api.initial.Oriented.Orientation;
import org.morphogen.api.loss.Invariant;
import org.morphogen.api.loss.WeightedLoss;
import org.morphogen.api.rule.Equivariant;
import org.morphogen.api.substrate.Angular;
import org.morphogen.api.train.Session;

/** Warns of experiments in which nothing tells a pattern which way to grow. */
record Directions(Session session) {

    /** Only a rule that knows no direction needs to be told one. */
    void check(Problems problems) {
        if (!(session.rule() instanceof Equivariant rule)) {
            return;
        }
        String ruleType = session.experiment().rule().type();
        String initialType = session.experiment().initial().type();
        Orientation start = session.initial() instanceof Oriented oriented ? oriented.orientation() : Orientation.FULL;
        if (start == Orientation.NONE && session.rule().activity().fireRate() == 1) {
            problems.warning(
                    "",
                    "every site updates in every step (fireRate 1) from the symmetric start '" + initialType + "'",
                    "a fire rate below 1",
                    "Nothing else breaks the symmetry of the rule '" + ruleType + "'");
        }
        for (WeightedLoss weighted : session.losses()) {
            if (weighted.loss() instanceof Invariant) {
                continue;
            }
            String parts = "the rule '" + ruleType + "' knows no direction, the start '" + initialType + "' ";
            if (start == Orientation.NONE) {
                undetermined(rule, parts + "fixes none, and the loss '" + weighted.name() + "' expects one", problems);
            } else if (start == Orientation.AXIS && rule.mirrors()) {
                problems.warning(
                        "",
                        parts + "leaves a reflection open (its points lie on one line, or two sides are alike), and"
                                + " the loss '" + weighted.name() + "' expects one side",
                        "three different seed points that do not lie on one line",
                        "");
            }
        }
    }

    /**
     * Chance may still decide for cells with angles, and a symmetric average is an experiment of its own for a rule that is
     * symmetric in all ways. One that aligns by a gradient has neither: it is refused.
     */
    private void undetermined(Equivariant rule, String found, Problems problems) {
        String expected = "an orientation from somewhere";
        String advice = "The orientation is undetermined: use the invariant loss, or "
                + (rule.mirrors() ? "three seed points that do not lie on one line" : "two seed points")
                + " of different colours";
        if (Angular.angles(session.substrate()) > 0) {
            problems.warning(
                    "",
                    found,
                    expected,
                    advice + "; the angle of a seed tells one only if you give it (initial.angle)");
        } else if (rule.mirrors()) {
            problems.warning("", found, expected, advice);
        } else {
            problems.error("", found, expected, advice);
        }
    }
}
