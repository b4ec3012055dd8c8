// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.trainer.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.morphogen.api.config.Problem;
import org.morphogen.api.config.ProblemList;
import org.morphogen.config.schema.RecordSchema;
import org.morphogen.config.schema.SchemaCheck;
import org.morphogen.config.text.JsonText;

class GradientConfigTest {

    private static final ScheduleConfig CONSTANT = schedule(ScheduleConfig.Type.CONSTANT, List.of(), List.of());

    @Test
    void aPoolSmallerThanTheBatchAndTooMuchDamageAreBothTold() {
        assertEquals(
                List.of(
                        "/pool/size: 4; expected at least the batch, 8",
                        "/pool/damage: 8; expected less than the batch, 8. The first sample is the fresh start state and"
                                + " stays whole"),
                told(config(List.of(64, 96), new PoolConfig(4, true, 1, 0, 8, 1, 0), CONSTANT)));
    }

    @Test
    void stepsThatDoNotRiseAreTold() {
        assertEquals(
                List.of(
                        "/steps: [96, 64]; expected two numbers, the second larger: it is excluded. For always 96 steps write"
                                + " [96, 97]"),
                told(config(List.of(96, 64), null, CONSTANT)));
    }

    @Test
    void aScheduleThatDoesNotFitIsTold() {
        ScheduleConfig steps = schedule(ScheduleConfig.Type.STEPS, List.of(9L, 3L), List.of(0.5));
        assertEquals(
                List.of(
                        "/optimizer/schedule/factors: 1 factors for 2 boundaries; expected one factor for each boundary",
                        "/optimizer/schedule/boundaries: [9, 3]; expected rising numbers"),
                told(config(List.of(1, 2), null, steps)));
    }

    @Test
    void aWarmUpLongerThanTheTrainingIsTold() {
        ScheduleConfig slow = new ScheduleConfig(
                ScheduleConfig.Type.TRAPEZOID, List.of(), List.of(), 0.5, 1000, false, 101, 900, 2000, 0);
        assertEquals(
                List.of("/optimizer/schedule/warmup: 101; expected at most the iterations, 100"),
                told(config(List.of(1, 2), null, slow)));
    }

    /** A triangle goes up and down: its period is twice the half, at least two iterations. */
    @Test
    void aCycleOfLessThanTwoIterationsIsTold() {
        ProblemList problems = new ProblemList();
        Map<String, Object> cycle = Map.of("type", "cyclic", "half", 0);
        new SchemaCheck()
                .check(
                        new RecordSchema(new JsonText()).of(GradientConfig.class),
                        Map.of("optimizer", Map.of("schedule", cycle)),
                        problems);
        assertEquals(
                List.of("/optimizer/schedule/half: 0; expected a whole number of at least 1 (iterations)"),
                problems.problems().stream().map(Problem::toString).toList());
    }

    @Test
    void theRateFollowsItsSteps() {
        ScheduleConfig steps = schedule(ScheduleConfig.Type.STEPS, List.of(2000L), List.of(0.1));
        assertEquals(2e-3, steps.schedule(2e-3, 8000).rate(1999));
        assertEquals(2e-4, steps.schedule(2e-3, 8000).rate(2000), 1e-18);
    }

    @Test
    void evaluationDefaultsToTheLongestRolloutAndFourTimesThat() {
        assertEquals(List.of(95, 380), new EvaluationConfig(8, List.of()).stepsFor(95));
        assertEquals(List.of(48, 400), new EvaluationConfig(8, List.of(400, 48)).stepsFor(95));
    }

    private static List<String> told(GradientConfig config) {
        ProblemList problems = new ProblemList();
        config.check(problems);
        return problems.problems().stream().map(Problem::toString).toList();
    }

    private static GradientConfig config(List<Integer> steps, PoolConfig pool, ScheduleConfig schedule) {
        OptimizerConfig optimizer = new OptimizerConfig(OptimizerConfig.Type.ADAM, 2e-3, 0.9, 0.999, 1e-7, 0, schedule);
        return new GradientConfig(
                100,
                8,
                steps,
                pool,
                optimizer,
                GradientConfig.Normalization.PER_PARAMETER,
                null,
                1,
                new EvaluationConfig(8, List.of()),
                100);
    }

    private static ScheduleConfig schedule(ScheduleConfig.Type type, List<Long> boundaries, List<Double> factors) {
        return new ScheduleConfig(type, boundaries, factors, 0.5, 1000, false, 0, 0, 2000, 0);
    }
}
