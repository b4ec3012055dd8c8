// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.rule.Perceives;
import org.morphogen.api.rule.Rows;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.ActiveSet;
import org.morphogen.api.substrate.Look;
import org.morphogen.api.substrate.Operator;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.api.substrate.SubstrateType;

/** What every substrate holds: sound active sets, repeatable perception, and adjoints of perception and application. */
public abstract class SubstrateContract<C extends Record> extends PluginContract<C> {

    private static final int BATCH = 2;

    @Override
    protected abstract SubstrateType<C> type();

    /** Activities that it supports; each is tried on each example. */
    protected List<Activity> activities() {
        return List.of(Activity.ALL, new Activity(0.5f, Activity.Alive.NONE));
    }

    /** Largest relative error of its adjoints. */
    protected double tolerance() {
        return 5e-3;
    }

    /** A state to begin with; random unless overridden. */
    protected State state(Substrate substrate, Scope scope, int batch) {
        return States.random(substrate.state(), scope, batch, 23);
    }

    @Override
    final void make(C configuration, Scope scope, Context context) {
        try (Substrate substrate = type().create(configuration, context)) {
            State state = state(substrate, scope, BATCH);
            try (Scope memory = scope.child("step")) {
                SubstrateTrial trial = new SubstrateTrial(substrate, state, memory);
                trial.perceive(trial.tape(), trial.active(Activity.ALL), trial.all(Perceives.Order.CHANNEL_MAJOR));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void itsOperatorsAreNamedAndExplained(Map<String, Object> example, Scope scope) {
        with(example, scope, trial -> {
            Substrate substrate = trial.substrate();
            List<String> names =
                    substrate.operators().stream().map(Operator::name).toList();
            assertEquals(names.stream().distinct().toList(), names);
            assertFalse(names.isEmpty());
            substrate
                    .operators()
                    .forEach(o -> assertTrue(o.outputs() >= 1 && !o.help().isBlank(), o::toString));
            assertTrue(substrate.sites() >= 1 && substrate.channels() >= 1);
            assertFalse(substrate.state().tensors().isEmpty());
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theActiveSetIsARisingListWithItsInverse(Map<String, Object> example, Scope scope) {
        with(example, scope, trial -> {
            for (Activity activity : activities()) {
                ActiveSet active = trial.active(activity);
                int count = active.count().readInts()[0];
                int[] sites = active.sites().readInts(0, count);
                int[] rowOf = active.rowOf().readInts();
                assertEquals(BATCH * trial.substrate().sites(), rowOf.length, "rowOf has an entry for each site");
                int[] inverse = new int[rowOf.length];
                Arrays.fill(inverse, -1);
                for (int row = 0; row < count; row++) {
                    assertTrue(row == 0 || sites[row] > sites[row - 1], "sites rise");
                    inverse[sites[row]] = row;
                }
                assertArrayEquals(inverse, rowOf, () -> "rowOf inverts sites under " + activity);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everySiteIsActiveUnlessAMaskSaysOtherwise(Map<String, Object> example, Scope scope) {
        with(
                example,
                scope,
                trial -> assertEquals(
                        BATCH * trial.substrate().sites(),
                        trial.active(Activity.ALL).count().readInts()[0]));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theSameStepGivesTheSameBits(Map<String, Object> example, Scope scope) {
        with(example, scope, trial -> {
            for (Activity activity : activities()) {
                States.assertSameBits(trial.step(activity), trial.step(activity), "under " + activity);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void perceivedRowsHaveTheWidthOfTheirOperatorsInEitherOrder(Map<String, Object> example, Scope scope) {
        with(example, scope, trial -> {
            int channels = trial.substrate().channels();
            int outputs = trial.substrate().operators().stream()
                    .mapToInt(Operator::outputs)
                    .sum();
            int width = outputs * channels;
            byte[] byChannel = rows(trial, Perceives.Order.CHANNEL_MAJOR, width);
            byte[] byOperator = rows(trial, Perceives.Order.OPERATOR_MAJOR, width);
            int values = BATCH * (int) trial.substrate().sites() * width;
            int size = byChannel.length / values;
            byte[] reordered = new byte[byChannel.length];
            for (int value = 0; value < values; value++) {
                int channel = value % width / outputs;
                int other = value / width * width + value % outputs * channels + channel;
                System.arraycopy(byOperator, other * size, reordered, value * size, size);
            }
            assertArrayEquals(byChannel, reordered, "both orders hold the same values");
        });
    }

    private static byte[] rows(SubstrateTrial trial, Perceives.Order order, int width) {
        Rows rows = trial.perceive(trial.tape(), trial.active(Activity.ALL), trial.all(order));
        assertEquals(width, rows.width());
        return States.bits(rows.values(), BATCH * trial.substrate().sites() * width);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theAdjointOfPerceptionAgreesWithCentralDifferences(Map<String, Object> example, Scope scope) {
        withFloats(example, scope, trial -> {
            for (Activity activity : activities()) {
                ActiveSet active = trial.active(activity);
                for (Perceives perceives : trial.perceptions()) {
                    GradientCheck.ofRows(
                                    scope,
                                    tape -> trial.perceive(tape, active, perceives),
                                    Map.of("cells", trial.state().cells()))
                            .within(tolerance());
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theAdjointOfApplicationAgreesWithCentralDifferences(Map<String, Object> example, Scope scope) {
        withFloats(example, scope, trial -> {
            for (Activity activity : activities()) {
                ActiveSet active = trial.active(activity);
                Rows update = trial.update(active);
                for (Rule.Output output : Rule.Output.values()) {
                    GradientCheck.ofOperation(
                                    scope,
                                    tape -> List.of(trial.apply(tape, active, update, output, activity)
                                            .cells()),
                                    Map.of("cells", trial.state().cells(), "update", update.values()))
                            .within(tolerance());
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aRetracedStepHasTheSameAdjointsAndReadsNoUpdate(Map<String, Object> example, Scope scope) {
        withFloats(example, scope, trial -> {
            for (Activity activity : activities()) {
                for (Rule.Output output : Rule.Output.values()) {
                    Map<String, float[]> taken = trial.gradients(activity, output, false);
                    trial.gradients(activity, output, true)
                            .forEach((name, values) -> assertArrayEquals(
                                    taken.get(name), values, () -> "gradient of the " + name + " under " + activity));
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anUpdateOfZeroChangesNothing(Map<String, Object> example, Scope scope) {
        withFloats(example, scope, trial -> {
            ActiveSet active = trial.active(Activity.ALL);
            Rows update = trial.update(active);
            scope.compute().zero(update.values());
            State after = trial.apply(trial.tape(), active, update, Rule.Output.ADDED, Activity.ALL);
            assertArrayEquals(trial.state().cells().readFloats(), after.cells().readFloats());
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void itDrawsEverySampleTheSameWayTwice(Map<String, Object> example, Scope scope) {
        with(example, scope, trial -> {
            Tensor picture = trial.substrate().render(scope, trial.state(), Look.grey(0));
            assertEquals(ElementType.UINT8, picture.type());
            assertEquals(4, picture.shape().rank());
            assertEquals(BATCH, picture.shape().dim(0));
            assertEquals(4, picture.shape().dim(-1));
            Tensor again = trial.substrate().render(scope, trial.state(), Look.grey(0));
            assertArrayEquals(States.bits(picture), States.bits(again));
        });
    }

    private void withFloats(Map<String, Object> example, Scope scope, Consumer<SubstrateTrial> use) {
        with(example, scope, trial -> {
            if (trial.hasFloats()) {
                use.accept(trial);
            }
        });
    }

    private void with(Map<String, Object> example, Scope scope, Consumer<SubstrateTrial> use) {
        try (Substrate substrate = type().create(bind(example), TestContext.in(scope))) {
            use.accept(new SubstrateTrial(substrate, state(substrate, scope, BATCH), scope));
        }
    }
}
