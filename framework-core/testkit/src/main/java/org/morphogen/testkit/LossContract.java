// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.loss.Loss;
import org.morphogen.api.loss.LossType;
import org.morphogen.api.loss.Moment;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.engine.tape.RecordingTape;

/** What every loss holds: one number a sample, independent of the other samples, with the right gradient. */
public abstract class LossContract<C extends Record> extends PluginContract<C> {

    private static final Step KEY = new Step(0x0FED_CBA9_8765_4321L, 4, 12);
    private static final int BATCH = 3;
    private static final int STEPS = 12;

    @Override
    protected abstract LossType<C> type();

    /** The substrate whose states it judges. */
    protected abstract Substrate substrate(Scope scope);

    /** A rule that runs on it. */
    protected abstract Rule rule(Substrate substrate, Scope scope);

    /** Largest relative error of its gradient. */
    protected double tolerance() {
        return 5e-3;
    }

    @Override
    final void make(C configuration, Scope scope, Context context) {
        try (Substrate substrate = substrate(scope);
                Rule rule = rule(substrate, scope);
                Loss loss = type().create(configuration, substrate, rule, context)) {
            evaluate(loss, moment(state(substrate, scope, 1), state(substrate, scope, 2)), scope);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void itCountsAtSomePointOfARollout(Map<String, Object> example, Scope scope) {
        with(
                example,
                scope,
                (loss, substrate) ->
                        assertTrue(IntStream.rangeClosed(0, STEPS).anyMatch(step -> loss.at(step, STEPS))));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void equalStatesGiveEqualBits(Map<String, Object> example, Scope scope) {
        with(example, scope, (loss, substrate) -> {
            Moment moment = moment(state(substrate, scope, 1), state(substrate, scope, 2));
            float[] first = evaluate(loss, moment, scope);
            assertEquals(BATCH, first.length, "one number a sample");
            assertArrayEquals(first, evaluate(loss, moment, scope));
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aSampleDoesNotDependOnTheOthers(Map<String, Object> example, Scope scope) {
        with(example, scope, (loss, substrate) -> {
            State state = state(substrate, scope, 1);
            State previous = state(substrate, scope, 2);
            float[] together = evaluate(loss, moment(state, previous), scope);
            for (int sample = 0; sample < BATCH; sample++) {
                State alone = substrate.state().allocate(scope, 1);
                State before = substrate.state().allocate(scope, 1);
                state.copySamples(scope.compute(), sample, 1, alone, 0);
                previous.copySamples(scope.compute(), sample, 1, before, 0);
                float single = evaluate(loss, moment(alone, before), scope)[0];
                assertEquals(together[sample], single, 1e-6f * Math.max(1, Math.abs(single)), "sample " + sample);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void itsGradientAgreesWithCentralDifferences(Map<String, Object> example, Scope scope) {
        with(example, scope, (loss, substrate) -> {
            State state = state(substrate, scope, 1);
            State previous = state(substrate, scope, 2);
            Map<String, Tensor> inputs = new LinkedHashMap<>();
            state.tensors().forEach((name, tensor) -> {
                if (tensor.type() == ElementType.FLOAT32) {
                    inputs.put(name, tensor);
                    inputs.put("previous " + name, previous.get(name));
                }
            });
            GradientCheck.ofOperation(scope, tape -> List.of(loss.evaluate(tape, moment(state, previous))), inputs)
                    .within(tolerance());
        });
    }

    private interface Use {
        void of(Loss loss, Substrate substrate);
    }

    private void with(Map<String, Object> example, Scope scope, Use use) {
        try (Substrate substrate = substrate(scope);
                Rule rule = rule(substrate, scope);
                Loss loss = type().create(bind(example), substrate, rule, TestContext.in(scope))) {
            use.of(loss, substrate);
        }
    }

    private static Moment moment(State state, State previous) {
        return new Moment(state, previous, STEPS, STEPS, KEY);
    }

    /** Values in [0, 1): away from the kinks at 0 of most losses, and inside what pictures can show. */
    private static State state(Substrate substrate, Scope scope, long seed) {
        State state = States.random(substrate.state(), scope, BATCH, seed);
        Random random = new Random(seed);
        for (Tensor tensor : state.tensors().values()) {
            if (tensor.type() == ElementType.FLOAT32) {
                float[] values = new float[Math.toIntExact(tensor.size())];
                for (int i = 0; i < values.length; i++) {
                    values[i] = random.nextFloat();
                }
                tensor.write(values);
            }
        }
        return state;
    }

    private static float[] evaluate(Loss loss, Moment moment, Scope scope) {
        try (Scope memory = scope.child("evaluation")) {
            Tensor values = loss.evaluate(new RecordingTape(memory, false), moment);
            assertEquals(ElementType.FLOAT32, values.type());
            assertEquals(Shape.of(moment.state().batch()), values.shape());
            return values.readFloats();
        }
    }
}
