// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.Dynamics;
import org.morphogen.api.dynamics.FusionType;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Trajectory;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Part;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.rule.RuleType;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.api.substrate.SubstrateType;
import org.morphogen.engine.compose.ComposedDynamics;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/** What every fusion holds: states and gradients of the composition that it replaces, to within a stated error. */
@ExtendWith(TestCompute.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class FusionContract {

    private static final int STEPS = 9;

    /**
     * A substrate and a rule that the fusion supports, as JSON has them.
     *
     * @param batch number of samples
     */
    public record Pair(Map<String, Object> substrate, Map<String, Object> rule, int batch) {}

    protected abstract FusionType type();

    /** The substrate's name in JSON. */
    protected abstract String substrateName();

    protected abstract SubstrateType<?> substrateType();

    /** The rule's name in JSON. */
    protected abstract String ruleName();

    protected abstract RuleType<?> ruleType();

    /** Odd sizes, every boundary, every variant, batches of one and more. */
    protected abstract Stream<Pair> pairs();

    /** Largest difference of two states over their largest value. */
    protected double stateTolerance() {
        return 1e-5;
    }

    /** Norm of the difference of two gradients over their norm. */
    protected double gradientTolerance() {
        return 1e-4;
    }

    /** Random parameters are uniform below this: small enough that states stay small over 9 steps. */
    protected float parameterLimit() {
        return 0.1f;
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void itSupportsItsPairAndNoOther(Pair pair, Scope scope) {
        var device = scope.compute().device();
        Part substrate = substratePart(pair);
        Part rule = rulePart(pair);
        assertTrue(type().supports(substrate, rule, device));
        assertFalse(type().supports(renamed(substrate), rule, device));
        assertFalse(type().supports(substrate, renamed(rule), device));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void itStandsForTheReleasesThatItIsTestedAgainst(Pair pair) {
        FusionType.Versions versions = type().versions();
        Part rule = rulePart(pair);
        Part substrate = substratePart(pair);
        assertTrue(new VersionRange(versions.rule()).includes(new Version(rule.version())), versions::rule);
        assertTrue(
                new VersionRange(versions.substrate()).includes(new Version(substrate.version())), versions::substrate);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void itsRolloutEqualsTheComposition(Pair pair, Scope scope) {
        with(pair, scope, (fused, composed, trial) -> {
            List<State> expected = trial.states(composed, STEPS);
            try (Rollout rollout = trial.rollout(fused)) {
                State state = trial.state();
                int t = 0;
                for (int steps : new int[] {0, 1, 1, STEPS - 2}) {
                    rollout.advance(steps);
                    t += steps;
                    rollout.read(state);
                    assertEquals(FusionTrial.FIRST.plus(t), rollout.next());
                    States.assertNear(expected.get(t), state, stateTolerance(), "state after " + t + " steps");
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aWrittenStateGoesOnAsInTheComposition(Pair pair, Scope scope) {
        with(pair, scope, (fused, composed, trial) -> {
            State expected = trial.state();
            State actual = trial.state();
            for (Dynamics dynamics : List.of(composed, fused)) {
                try (Rollout rollout = trial.rollout(dynamics)) {
                    rollout.advance(2);
                    rollout.write(trial.otherState());
                    rollout.advance(2);
                    rollout.read(dynamics == composed ? expected : actual);
                }
            }
            States.assertNear(expected, actual, stateTolerance(), "two steps after a write");
        });
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void equalRunsGiveEqualBits(Pair pair, Scope scope) {
        with(pair, scope, (fused, composed, trial) -> {
            States.assertSameBits(
                    trial.states(fused, STEPS).get(STEPS),
                    trial.states(fused, STEPS).get(STEPS),
                    "states");
            Map<String, float[]> first = trial.gradients(fused, STEPS, 4, Set.of(STEPS), 0, true);
            Map<String, float[]> second = trial.gradients(fused, STEPS, 4, Set.of(STEPS), 0, true);
            first.forEach((name, values) -> assertArrayEquals(values, second.get(name), "gradient of " + name));
        });
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void itsTrajectoryHasTheStatesOfTheComposition(Pair pair, Scope scope) {
        with(pair, scope, (fused, composed, trial) -> {
            List<State> expected = trial.states(composed, STEPS);
            for (int keepEvery : new int[] {1, 4, 7, STEPS + 5}) {
                try (Trajectory trajectory = trial.trajectory(fused, STEPS, keepEvery)) {
                    assertEquals(STEPS, trajectory.steps());
                    State state = trial.state();
                    for (int t = STEPS; t >= 0; t--) {
                        trajectory.read(t, state);
                        States.assertNear(
                                expected.get(t),
                                state,
                                stateTolerance(),
                                "state " + t + ", every " + keepEvery + " kept");
                    }
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void itsGradientsEqualTheComposition(Pair pair, Scope scope) {
        with(pair, scope, (fused, composed, trial) -> {
            compare(trial, fused, composed, 1, 1, Set.of(1));
            compare(trial, fused, composed, STEPS, 1, Set.of(STEPS));
            compare(trial, fused, composed, STEPS, 7, Set.of(STEPS));
        });
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void gradientsOfStatesOnTheWayAreAdded(Pair pair, Scope scope) {
        with(pair, scope, (fused, composed, trial) -> {
            compare(trial, fused, composed, STEPS, 1, Set.of(0, 3, STEPS - 1, STEPS));
            compare(trial, fused, composed, STEPS, 7, Set.of(0, 2, 7, STEPS - 1));
        });
    }

    private void compare(
            FusionTrial trial, Dynamics fused, Dynamics composed, int steps, int keepEvery, Set<Integer> injected) {
        Map<String, float[]> expected = trial.gradients(composed, steps, keepEvery, injected, 0, true);
        Map<String, float[]> actual = trial.gradients(fused, steps, keepEvery, injected, 0, true);
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, values) -> States.assertClose(
                values,
                Objects.requireNonNull(actual.get(name)),
                gradientTolerance(),
                "gradient of " + name + " over " + steps + " steps, every " + keepEvery + " kept, injected at "
                        + injected));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void gradientsAddToWhatIsThereAndTheStartIsOptional(Pair pair, Scope scope) {
        with(pair, scope, (fused, composed, trial) -> {
            Map<String, float[]> fromZero = trial.gradients(fused, 3, 1, Set.of(3), 0, true);
            Map<String, float[]> fromTwo = trial.gradients(fused, 3, 1, Set.of(3), 2, false);
            fromTwo.forEach((name, values) -> {
                float[] shifted = Objects.requireNonNull(fromZero.get(name)).clone();
                for (int i = 0; i < shifted.length; i++) {
                    shifted[i] += 2;
                }
                States.assertNear(shifted, values, 1e-5, "gradient of " + name + " added to 2");
            });
        });
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aTrajectoryTakesNoMoreMemoryThanItSaysAndGivesItBack(Pair pair, Scope scope) {
        with(pair, scope, (fused, composed, trial) -> {
            trial.gradients(fused, STEPS, 3, Set.of(STEPS), 0, true);
            for (int keepEvery : new int[] {1, 3}) {
                long before = trial.compute().memory().bytes();
                try (Trajectory trajectory = trial.trajectory(fused, STEPS, keepEvery)) {
                    assertEquals(STEPS, trajectory.steps());
                    long taken = trial.compute().memory().bytes() - before;
                    long told = fused.trajectoryBytes(pair.batch(), STEPS, keepEvery);
                    assertTrue(taken <= told, () -> taken + " bytes in use, " + told + " told");
                }
                assertEquals(before, trial.compute().memory().bytes(), "bytes in use after the trajectory was closed");
            }
        });
    }

    private interface Use {
        void of(Dynamics fused, Dynamics composed, FusionTrial trial);
    }

    private void with(Pair pair, Scope scope, Use use) {
        try (Substrate substrate = Instances.substrate(substrateType(), pair.substrate(), scope);
                Rule rule = Instances.rule(ruleType(), pair.rule(), substrate, scope);
                Dynamics composed = new ComposedDynamics(substrate, rule, scope);
                Dynamics fused = type().create(substratePart(pair), rulePart(pair), scope.child("fusion"))) {
            assertEquals(composed.differentiable(), fused.differentiable());
            use.of(
                    fused,
                    composed,
                    new FusionTrial(scope, substrate.state(), rule.parameters(), parameterLimit(), pair.batch()));
        }
    }

    private Part substratePart(Pair pair) {
        return Instances.part(Kind.SUBSTRATE, substrateName(), substrateType(), pair.substrate());
    }

    private Part rulePart(Pair pair) {
        return Instances.part(Kind.RULE, ruleName(), ruleType(), pair.rule());
    }

    private static Part renamed(Part part) {
        return new Part(
                part.kind(), "no-such-type", part.version(), part.pointer(), 1, part.configuration(), part.json());
    }
}
