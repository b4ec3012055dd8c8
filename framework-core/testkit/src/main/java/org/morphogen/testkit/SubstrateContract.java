// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
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
import org.morphogen.engine.tape.RecordingTape;

/** What every substrate holds: sound active sets, repeatable perception, and adjoints of perception and application. */
public abstract class SubstrateContract<C extends Record> extends PluginContract<C> {

    private static final Step STEP = new Step(0x2468_ACE0_1357_9BDFL, 6, 33);
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

    @Override
    final void make(C configuration, Scope scope, Context context) {
        try (Substrate substrate = type().create(configuration, context)) {
            State state = state(substrate, scope);
            try (Scope memory = scope.child("step")) {
                Tape tape = new RecordingTape(memory, false);
                ActiveSet active = substrate.activate(tape, state, Activity.ALL, STEP);
                substrate.perceive(tape, state, active, all(substrate, Perceives.Order.CHANNEL_MAJOR), STEP);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void itsOperatorsAreNamedAndExplained(Map<String, Object> example, Scope scope) {
        with(example, scope, (substrate, state) -> {
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
        with(example, scope, (substrate, state) -> {
            for (Activity activity : activities()) {
                ActiveSet active = substrate.activate(new RecordingTape(scope, false), state, activity, STEP);
                int count = active.count().readInts()[0];
                int[] sites = active.sites().readInts(0, count);
                int[] rowOf = active.rowOf().readInts();
                assertEquals(BATCH * substrate.sites(), rowOf.length, "rowOf has an entry for each site");
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
                (substrate, state) -> assertEquals(
                        BATCH * substrate.sites(),
                        substrate
                                .activate(new RecordingTape(scope, false), state, Activity.ALL, STEP)
                                .count()
                                .readInts()[0]));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theSameStepGivesTheSameBits(Map<String, Object> example, Scope scope) {
        with(example, scope, (substrate, state) -> {
            for (Activity activity : activities()) {
                State first = step(substrate, state, activity, scope);
                States.assertSameBits(first, step(substrate, state, activity, scope), "under " + activity);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void perceivedRowsHaveTheWidthOfTheirOperatorsInEitherOrder(Map<String, Object> example, Scope scope) {
        with(example, scope, (substrate, state) -> {
            int channels = substrate.channels();
            int outputs =
                    substrate.operators().stream().mapToInt(Operator::outputs).sum();
            byte[] byChannel = rows(substrate, state, Perceives.Order.CHANNEL_MAJOR, outputs * channels, scope);
            byte[] byOperator = rows(substrate, state, Perceives.Order.OPERATOR_MAJOR, outputs * channels, scope);
            int size = byChannel.length / (BATCH * (int) substrate.sites() * outputs * channels);
            for (int value = 0; value < byChannel.length / size; value++) {
                int row = value / (outputs * channels);
                int c = value % (outputs * channels) / outputs;
                int k = value % outputs;
                int other = row * outputs * channels + k * channels + c;
                for (int b = 0; b < size; b++) {
                    assertEquals(byOperator[other * size + b], byChannel[value * size + b], "row " + row);
                }
            }
        });
    }

    private byte[] rows(Substrate substrate, State state, Perceives.Order order, int width, Scope scope) {
        Tape tape = new RecordingTape(scope, false);
        ActiveSet active = substrate.activate(tape, state, Activity.ALL, STEP);
        Rows rows = substrate.perceive(tape, state, active, all(substrate, order), STEP);
        assertEquals(width, rows.width());
        return States.bits(rows.values(), BATCH * substrate.sites() * width);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theAdjointOfPerceptionAgreesWithCentralDifferences(Map<String, Object> example, Scope scope) {
        with(example, scope, (substrate, state) -> {
            if (state.cells().type() != ElementType.FLOAT32) {
                return;
            }
            for (Activity activity : activities()) {
                ActiveSet active = substrate.activate(new RecordingTape(scope, false), state, activity, STEP);
                for (Perceives perceives : perceptions(substrate)) {
                    GradientCheck.ofRows(
                                    scope,
                                    tape -> substrate.perceive(tape, state, active, perceives, STEP),
                                    Map.of("cells", state.cells()))
                            .within(tolerance());
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theAdjointOfApplicationAgreesWithCentralDifferences(Map<String, Object> example, Scope scope) {
        with(example, scope, (substrate, state) -> {
            if (state.cells().type() != ElementType.FLOAT32) {
                return;
            }
            for (Activity activity : activities()) {
                ActiveSet active = substrate.activate(new RecordingTape(scope, false), state, activity, STEP);
                Rows update = update(substrate, active, scope);
                for (Rule.Output output : Rule.Output.values()) {
                    GradientCheck.ofOperation(
                                    scope,
                                    tape -> List.of(substrate
                                            .apply(tape, state, active, update, output, activity, STEP)
                                            .cells()),
                                    Map.of("cells", state.cells(), "update", update.values()))
                            .within(tolerance());
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anUpdateOfZeroChangesNothing(Map<String, Object> example, Scope scope) {
        with(example, scope, (substrate, state) -> {
            if (state.cells().type() != ElementType.FLOAT32) {
                return;
            }
            Tape tape = new RecordingTape(scope, false);
            ActiveSet active = substrate.activate(tape, state, Activity.ALL, STEP);
            Rows update = update(substrate, active, scope);
            scope.compute().zero(update.values());
            State after = substrate.apply(tape, state, active, update, Rule.Output.ADDED, Activity.ALL, STEP);
            assertArrayEquals(state.cells().readFloats(), after.cells().readFloats());
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void itDrawsEverySampleTheSameWayTwice(Map<String, Object> example, Scope scope) {
        with(example, scope, (substrate, state) -> {
            Tensor picture = substrate.render(scope, state, Look.grey(0));
            assertEquals(ElementType.UINT8, picture.type());
            assertEquals(4, picture.shape().rank());
            assertEquals(BATCH, picture.shape().dim(0));
            assertEquals(4, picture.shape().dim(-1));
            assertArrayEquals(States.bits(picture), States.bits(substrate.render(scope, state, Look.grey(0))));
        });
    }

    private interface Use {
        void of(Substrate substrate, State state);
    }

    private void with(Map<String, Object> example, Scope scope, Use use) {
        try (Substrate substrate = type().create(bind(example), TestContext.in(scope))) {
            use.of(substrate, state(substrate, scope));
        }
    }

    private static State state(Substrate substrate, Scope scope) {
        return States.random(substrate.state(), scope, BATCH, 23);
    }

    private static Perceives all(Substrate substrate, Perceives.Order order) {
        return new Perceives(substrate.operators().stream().map(Operator::name).toList(), order);
    }

    /** All operators together in both orders, and each alone. */
    private static List<Perceives> perceptions(Substrate substrate) {
        List<Perceives> all = new ArrayList<>();
        all.add(all(substrate, Perceives.Order.CHANNEL_MAJOR));
        all.add(all(substrate, Perceives.Order.OPERATOR_MAJOR));
        substrate.operators().forEach(o -> all.add(new Perceives(List.of(o.name()), Perceives.Order.CHANNEL_MAJOR)));
        return all;
    }

    private static Rows update(Substrate substrate, ActiveSet active, Scope scope) {
        Tensor values = scope.allocate(
                ElementType.FLOAT32, org.morphogen.api.compute.Shape.of(active.capacity(), substrate.channels()));
        States.fill(values, new Random(29));
        return new Rows(values, active.count());
    }

    /** A step whose update is random, or for whole-number cells the perceived first operator. */
    private static State step(Substrate substrate, State state, Activity activity, Scope scope) {
        Tape tape = new RecordingTape(scope, false);
        ActiveSet active = substrate.activate(tape, state, activity, STEP);
        Rows update = state.cells().type() == ElementType.FLOAT32
                ? update(substrate, active, scope)
                : substrate.perceive(
                        tape,
                        state,
                        active,
                        new Perceives(List.of(substrate.operators().get(0).name()), Perceives.Order.CHANNEL_MAJOR),
                        STEP);
        return substrate.apply(tape, state, active, update, Rule.Output.REPLACES, activity, STEP);
    }
}
