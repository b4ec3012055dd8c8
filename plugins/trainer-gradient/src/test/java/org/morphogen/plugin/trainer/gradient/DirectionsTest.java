// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.trainer.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.Problem;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.rule.RuleType;
import org.morphogen.plugin.initial.cells.StructuredSeedsType;
import org.morphogen.plugin.rule.isotropic.IsotropicRuleType;
import org.morphogen.plugin.rule.neural.NeuralRuleType;
import org.morphogen.plugin.rule.steerable.SteerableRuleType;
import org.morphogen.plugin.substrate.grid.GridSubstrateType;
import org.morphogen.testkit.Instances;
import org.morphogen.testkit.TestCompute;

/** An isotropic rule has to be told an orientation by somebody, if the loss expects one. */
@ExtendWith(TestCompute.class)
class DirectionsTest {

    private static final Map<String, Object> ONE = seeds(List.of(8, 8));
    private static final Map<String, Object> LINE = seeds(List.of(6, 6), List.of(8, 8), List.of(10, 10));
    private static final Map<String, Object> TRIANGLE = seeds(List.of(6, 6), List.of(8, 8), List.of(10, 6));

    @Test
    void aSingleSeedLeavesTheOrientationOpen(Scope scope) {
        List<Problem> told = told(new IsotropicRuleType(), Map.of(), ONE, scope);
        assertEquals(1, told.size());
        assertFalse(told.get(0).fatal(), "a warning");
        String line = told.get(0).toString();
        assertTrue(line.contains("orientation is undetermined: use the invariant loss, or three seed points"), line);
        assertTrue(line.contains("'distance'"), line);
    }

    /** The angle of a seed would be a cue, and one that is drawn is none; a frame from a gradient has not even that. */
    @Test
    void aSingleSeedIsRefusedWhereCellsAlignAndWarnedOfWhereTheyHaveAngles(Scope scope) {
        Problem gradient = told(new SteerableRuleType(), Map.of("steering", "gradient"), ONE, scope)
                .get(0);
        assertTrue(gradient.fatal(), gradient::toString);
        assertTrue(
                gradient.advice()
                        .equals(
                                "The orientation is undetermined: use the invariant loss, or two seed points of different"
                                        + " colours"),
                gradient::toString);
        Problem angle = told(new SteerableRuleType(), Map.of(), 1, ONE, scope).get(0);
        assertFalse(angle.fatal(), angle::toString);
        assertTrue(angle.advice().endsWith("only if you give it (initial.angle)"), angle::toString);
    }

    @Test
    void twoSeedsOfOneColourAreNoBetterThanOne(Scope scope) {
        Map<String, Object> alike = Map.of(
                "points",
                List.of(
                        Map.of("row", 6, "column", 8, "rgb", List.of(1, 0, 0)),
                        Map.of("row", 10, "column", 8, "rgb", List.of(1, 0, 0))));
        assertTrue(told(new SteerableRuleType(), Map.of("steering", "gradient"), alike, scope)
                .get(0)
                .fatal());
        Map<String, Object> two = seeds(List.of(6, 8), List.of(10, 8));
        assertEquals(List.of(), told(new SteerableRuleType(), Map.of("steering", "gradient"), two, scope));
        assertEquals(List.of(), told(new SteerableRuleType(), Map.of(), 1, two, scope));
    }

    @Test
    void collinearSeedsLeaveAReflectionOpen(Scope scope) {
        String line =
                told(new IsotropicRuleType(), Map.of(), LINE, scope).get(0).toString();
        assertTrue(line.contains("one line"), line);
    }

    @Test
    void threeSeedsOffOneLineAreEnough(Scope scope) {
        assertEquals(List.of(), told(new IsotropicRuleType(), Map.of(), TRIANGLE, scope));
    }

    @Test
    void aSymmetricSeedNeedsChance(Scope scope) {
        List<Problem> told = told(new IsotropicRuleType(), Map.of("fireRate", 1), ONE, scope);
        assertTrue(told.get(0).toString().contains("fireRate 1"), told::toString);
        assertEquals(List.of(), told(new IsotropicRuleType(), Map.of("fireRate", 1), TRIANGLE, scope));
    }

    @Test
    void aRuleWithADirectionNeedsNoAdvice(Scope scope) {
        assertEquals(List.of(), told(new NeuralRuleType(), Map.of("fireRate", 1), ONE, scope));
    }

    private static <R extends Record> List<Problem> told(
            RuleType<R> type, Map<String, Object> settings, Map<String, Object> seeds, Scope scope) {
        return told(type, settings, 0, seeds, scope);
    }

    private static <R extends Record> List<Problem> told(
            RuleType<R> type, Map<String, Object> settings, int angles, Map<String, Object> seeds, Scope scope) {
        var grid = Instances.substrate(
                new GridSubstrateType(),
                Map.of("width", 24, "height", 24, "channels", 8, "boundary", "torus", "angles", angles),
                scope);
        var rule = Instances.rule(type, settings, grid, scope);
        var initial = Instances.initial(new StructuredSeedsType(), seeds, grid, rule, scope);
        ProblemList problems = new ProblemList();
        new Directions(new Patch(scope, 0).with(grid, rule, initial)).check(problems);
        return problems.problems();
    }

    @SafeVarargs
    private static Map<String, Object> seeds(List<Integer>... places) {
        List<Map<String, Object>> points = new java.util.ArrayList<>();
        for (List<Integer> place : places) {
            points.add(
                    Map.of("row", place.get(0), "column", place.get(1), "rgb", List.of(0.1 * points.size(), 0.5, 0)));
        }
        return Map.of("points", points);
    }
}
