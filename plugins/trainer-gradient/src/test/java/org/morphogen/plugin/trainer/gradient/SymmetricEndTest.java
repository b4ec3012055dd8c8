// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.trainer.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.loss.Loss;
import org.morphogen.api.loss.Moment;
import org.morphogen.api.loss.Plateau;
import org.morphogen.api.loss.WeightedLoss;
import org.morphogen.api.train.Evaluation;
import org.morphogen.plugin.rule.isotropic.IsotropicRuleType;
import org.morphogen.testkit.Instances;
import org.morphogen.testkit.TestCompute;

/** A run that ends on its symmetric plateau has failed, and says so. */
@ExtendWith(TestCompute.class)
class SymmetricEndTest {

    private static final List<Integer> STEPS = List.of(48, 400);

    @Test
    void aRunThatNeverGetsBelowTheBestSymmetricPatternHasFailed(Scope scope) {
        assertEquals(
                List.of(
                        "This training has failed: it ended on its symmetric plateau. 'picture' is 2.30 at step 400, and a"
                                + " pattern that looks the same from all sides costs 2.64. Train longer or with another seed"),
                remarks(patch(true, scope), 2.5, 2.3));
    }

    @Test
    void aRunThatHasLeftThePlateauSomewhereSaysNothing(Scope scope) {
        assertEquals(List.of(), remarks(patch(true, scope), 1.1, 3));
        assertEquals(List.of(), remarks(patch(true, scope), 2.5, 1.1));
    }

    @Test
    void aRuleWithADirectionHasNoPlateau(Scope scope) {
        assertEquals(List.of(), remarks(patch(false, scope), 2.5, 2.3));
    }

    @Test
    void theEvaluationTellsThePlateauBesideTheZeroState(Scope scope) {
        Patch patch = patch(true, scope);
        var state = patch.substrate().state().allocate(scope, 1);
        var told = new Evaluation(patch).of(state, 3, new org.morphogen.api.dynamics.Step(1, 0, 0));
        assertEquals(2.64, told.get("picture.plateau"));
        assertTrue(!new Evaluation(patch(false, scope))
                .of(state, 3, new org.morphogen.api.dynamics.Step(1, 0, 0))
                .containsKey("picture.plateau"));
    }

    private static List<String> remarks(Patch patch, double early, double late) {
        Map<String, Double> told =
                Map.of("picture@48", 0.1, "picture.median@48", early, "picture@400", 0.1, "picture.median@400", late);
        return new SymmetricEnd(patch).remarks(told, STEPS);
    }

    private static Patch patch(boolean symmetric, Scope scope) {
        Patch patch = new Patch(scope, 0, List.of(new WeightedLoss("picture", 1000, new Picture())));
        return symmetric
                ? patch.with(
                        patch.substrate(),
                        Instances.rule(new IsotropicRuleType(), Map.of(), patch.substrate(), scope),
                        patch.initial())
                : patch;
    }

    /** A loss that costs nothing, with a target that a symmetric pattern misses. */
    private static final class Picture implements Loss, Plateau {

        @Override
        public double plateau() {
            return 2.64;
        }

        @Override
        public Tensor evaluate(Tape tape, Moment moment) {
            Tensor losses = tape.scope().floats(moment.state().batch());
            tape.scope().compute().zero(losses);
            return losses;
        }
    }
}
