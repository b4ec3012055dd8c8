// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.rule.ParameterSpec;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.rule.Perceived;
import org.morphogen.api.rule.Rows;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.rule.RuleType;
import org.morphogen.api.substrate.ActiveSet;
import org.morphogen.api.substrate.Operator;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.engine.compose.ComposedDynamics;
import org.morphogen.engine.tape.RecordingTape;

/** What every rule holds: a pure function of rows, parameters and the step, with the right adjoint. */
public abstract class RuleContract<C extends Record> extends PluginContract<C> {

    private static final Step STEP = new Step(0x1357_9BDF_0246_8ACEL, 1, 21);
    private static final int BATCH = 2;

    @Override
    protected abstract RuleType<C> type();

    /** A substrate that offers the operators that it asks for. */
    protected abstract Substrate substrate(C configuration, Scope scope);

    /** Largest relative error of its gradients. */
    protected double tolerance() {
        return 1e-2;
    }

    @Override
    final void make(C configuration, Scope scope, Context context) {
        try (Substrate substrate = substrate(configuration, scope);
                Rule rule = type().create(configuration, substrate, context)) {
            if (!context.problems().hasErrors()) {
                new Trial(substrate, rule, scope).update(scope);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void itAsksOnlyForWhatTheSubstrateOffers(Map<String, Object> example, Scope scope) {
        with(example, scope, trial -> {
            List<String> offered =
                    trial.substrate.operators().stream().map(Operator::name).toList();
            assertTrue(
                    offered.containsAll(plain(trial.rule.perceives().operators())),
                    () -> offered + " against " + trial.rule.perceives().operators());
            Activity activity = trial.rule.activity();
            assertTrue(activity.fireRate() > 0 && activity.fireRate() <= 1, activity::toString);
            assertTrue(activity.alive().channel() < trial.substrate.channels(), activity::toString);
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void itsParametersHaveNamesOfTheirOwn(Map<String, Object> example, Scope scope) {
        with(example, scope, trial -> {
            List<String> names =
                    trial.rule.parameters().stream().map(ParameterSpec::name).toList();
            assertEquals(names.stream().distinct().toList(), names);
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void equalRowsGiveEqualBits(Map<String, Object> example, Scope scope) {
        with(example, scope, trial -> {
            byte[] first = trial.update(scope);
            assertArrayEquals(first, trial.update(scope));
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void itsAdjointAgreesWithCentralDifferences(Map<String, Object> example, Scope scope) {
        with(example, scope, trial -> {
            if (trial.rule.differentiable()) {
                Map<String, Tensor> inputs = new LinkedHashMap<>(trial.parameters.tensors());
                inputs.put("perceived rows", trial.perceived.rows().values());
                GradientCheck.ofRows(scope, tape -> trial.rule.update(tape, trial.perceived, trial.parameters), inputs)
                        .within(tolerance());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void stepsInOneGoEqualStepsOneByOne(Map<String, Object> example, Scope scope) {
        with(example, scope, trial -> {
            State start = States.random(trial.substrate.state(), scope, BATCH, 17);
            State once = trial.substrate.state().allocate(scope, BATCH);
            State oneByOne = trial.substrate.state().allocate(scope, BATCH);
            try (ComposedDynamics dynamics = new ComposedDynamics(trial.substrate, trial.rule, scope)) {
                try (Rollout rollout = dynamics.rollout(trial.parameters, start, STEP)) {
                    rollout.advance(3);
                    rollout.read(once);
                }
                start.copyTo(scope.compute(), oneByOne);
                for (int i = 0; i < 3; i++) { // As three resumed runs would go.
                    try (Rollout rollout = dynamics.rollout(trial.parameters, oneByOne, STEP.plus(i))) {
                        rollout.advance(1);
                        rollout.read(oneByOne);
                    }
                }
            }
            States.assertSameBits(once, oneByOne, "three steps");
        });
    }

    /** Names without the factor and the angle that a rule may append. */
    private static List<String> plain(List<String> operators) {
        return operators.stream().map(name -> name.split("[*@]", 2)[0]).toList();
    }

    private interface Use {
        void of(Trial trial);
    }

    private void with(Map<String, Object> example, Scope scope, Use use) {
        C configuration = bind(example);
        try (Substrate substrate = substrate(configuration, scope);
                Rule rule = type().create(configuration, substrate, TestContext.in(scope))) {
            use.of(new Trial(substrate, rule, scope));
        }
    }

    /** A rule with random parameters, half of the sites active, and random rows. */
    private static final class Trial {

        private final Substrate substrate;
        private final Rule rule;
        private final Parameters parameters;
        private final Perceived perceived;

        Trial(Substrate substrate, Rule rule, Scope scope) {
            this.substrate = substrate;
            this.rule = rule;
            Random random = new Random(5);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (ParameterSpec spec : rule.parameters()) {
                Tensor tensor = scope.allocate(ElementType.FLOAT32, spec.shape());
                States.fill(tensor, random, 0.5f);
                tensors.put(spec.name(), tensor);
            }
            parameters = new Parameters(tensors);
            Tape tape = new RecordingTape(scope, false);
            State state = States.random(substrate.state(), scope, BATCH, 11);
            ActiveSet active = substrate.activate(tape, state, new Activity(0.5f, Activity.Alive.NONE), STEP);
            Rows rows = substrate.perceive(tape, state, active, rule.perceives(), STEP);
            if (rows.values().type() == ElementType.FLOAT32) {
                States.fill(rows.values(), random, 1);
            }
            perceived = new Perceived(rows, active, STEP);
        }

        /** The bits of the active rows of one update. */
        byte[] update(Scope scope) {
            try (Scope memory = scope.child("update")) {
                Rows rows = rule.update(new RecordingTape(memory, false), perceived, parameters);
                int count = rows.count().readInts()[0];
                assertEquals(perceived.active().count().readInts()[0], count, "rows in and out");
                assertTrue(
                        rows.width() <= substrate.channels(),
                        () -> rows.width() + " values a row for " + substrate.channels() + " channels");
                return States.bits(rows.values(), (long) count * rows.width());
            }
        }
    }
}
