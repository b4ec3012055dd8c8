// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.steerable;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.plugin.rule.isotropic.IsotropicRuleType;
import org.morphogen.testkit.Equivariance;
import org.morphogen.testkit.Instances;
import org.morphogen.testkit.SiteMap;
import org.morphogen.testkit.TestCompute;

/**
 * A turned start under turned fire masks gives the turned state; a mirrored one does not give the mirrored state. Rows
 * point down and angles go from columns to rows: the quarter turn that brings what is right of the middle below it adds
 * pi / 2 to angles, and the mirror of left and right takes a to pi - a.
 */
@ExtendWith(TestCompute.class)
class SteerableEquivarianceTest {

    private static final int SIZE = 24;

    @ParameterizedTest
    @ValueSource(strings = {"angle", "angle-nolap", "gradient"})
    void itCommutesWithQuarterTurns(String variant, Scope scope) {
        Equivariance.Outcome outcome =
                equivariance(variant, scope).under(SiteMap.quarterTurn(SIZE), angle -> angle + Math.PI / 2);
        assertMoved(outcome);
        assertTrue(outcome.relative() < 1e-4, outcome::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"angle", "angle-nolap", "gradient"})
    void itKeepsItsHandInAMirror(String variant, Scope scope) {
        Equivariance.Outcome outcome =
                equivariance(variant, scope).under(SiteMap.mirror(SIZE), angle -> Math.PI - angle);
        assertMoved(outcome);
        assertTrue(outcome.difference() > 1e-2, outcome::toString);
    }

    @Test
    void anglesThatTurnTheOtherWayGiveAnotherState(Scope scope) {
        Equivariance.Outcome outcome =
                equivariance("angle", scope).under(SiteMap.quarterTurn(SIZE), angle -> angle - Math.PI / 2);
        assertTrue(outcome.difference() > 1e-2, outcome::toString);
    }

    @Test
    void theIsotropicRulePassesTheMirrorTest(Scope scope) {
        Substrate torus = SteerableFixture.torus(SIZE, SIZE, 0, scope);
        Equivariance isotropic =
                new Equivariance(torus, Instances.rule(new IsotropicRuleType(), Map.of(), torus, scope), SIZE, scope);
        Equivariance.Outcome outcome = isotropic.under(SiteMap.mirror(SIZE));
        assertMoved(outcome);
        assertTrue(outcome.relative() < 1e-4, outcome::toString);
    }

    /** The test says nothing about a rule that does nothing, or whose state explodes. */
    private static void assertMoved(Equivariance.Outcome outcome) {
        assertTrue(outcome.largest() < 10 && outcome.change() > 0.3, outcome::toString);
    }

    private static Equivariance equivariance(String variant, Scope scope) {
        Substrate torus = SteerableFixture.torus(SIZE, SIZE, variant.startsWith("angle") ? 1 : 0, scope);
        return new Equivariance(torus, SteerableFixture.rule(variant, torus, scope), SIZE, scope);
    }
}
