// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.initial.Initial;
import org.morphogen.api.initial.InitialType;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;

/** What every start state holds: it fills the samples it is asked for, no others, the same way for the same key. */
public abstract class InitialContract<C extends Record> extends PluginContract<C> {

    private static final Step KEY = new Step(0x1234_5678_9ABC_DEF0L, 2, 9);
    private static final int BATCH = 5;

    @Override
    protected abstract InitialType<C> type();

    /** A substrate to fill. */
    protected abstract Substrate substrate(Scope scope);

    /** A rule that runs on it. */
    protected abstract Rule rule(Substrate substrate, Scope scope);

    @Override
    final void make(C configuration, Scope scope, Context context) {
        try (Substrate substrate = substrate(scope);
                Rule rule = rule(substrate, scope);
                Initial initial = type().create(configuration, substrate, rule, context)) {
            initial.fill(garbage(substrate, scope), 0, 1, KEY);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theSameKeyGivesTheSameBits(Map<String, Object> example, Scope scope) {
        try (Substrate substrate = substrate(scope);
                Rule rule = rule(substrate, scope);
                Initial initial = type().create(bind(example), substrate, rule, TestContext.in(scope))) {
            State first = garbage(substrate, scope);
            State second = garbage(substrate, scope);
            second.tensors().values().forEach(tensor -> States.fill(tensor, new Random(99)));
            initial.fill(first, 0, BATCH, KEY);
            initial.fill(second, 0, BATCH, KEY);
            States.assertSameBits(first, second, "filled twice over different contents");
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aSampleDoesNotDependOnWhatIsFilledWithIt(Map<String, Object> example, Scope scope) {
        try (Substrate substrate = substrate(scope);
                Rule rule = rule(substrate, scope);
                Initial initial = type().create(bind(example), substrate, rule, TestContext.in(scope))) {
            State whole = garbage(substrate, scope);
            initial.fill(whole, 0, BATCH, KEY);
            State parts = garbage(substrate, scope);
            initial.fill(parts, 3, BATCH - 3, KEY);
            initial.fill(parts, 0, 3, KEY);
            States.assertSameBits(whole, parts, "filled at once and in two parts");
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void otherSamplesAreLeftAlone(Map<String, Object> example, Scope scope) {
        try (Substrate substrate = substrate(scope);
                Rule rule = rule(substrate, scope);
                Initial initial = type().create(bind(example), substrate, rule, TestContext.in(scope))) {
            State state = garbage(substrate, scope);
            State before = garbage(substrate, scope);
            initial.fill(state, 1, 2, KEY);
            for (int sample : new int[] {0, 3, 4}) {
                state.tensors()
                        .forEach((name, tensor) -> assertArrayEquals(
                                sample(before.get(name), sample), sample(tensor, sample), "sample " + sample));
            }
        }
    }

    private static State garbage(Substrate substrate, Scope scope) {
        return States.random(substrate.state(), scope, BATCH, 3);
    }

    private static byte[] sample(Tensor tensor, int sample) {
        byte[] all = States.bits(tensor);
        int each = all.length / BATCH;
        return Arrays.copyOfRange(all, sample * each, (sample + 1) * each);
    }
}
