// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Dynamics;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.StateSpec;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.dynamics.Trajectory;
import org.morphogen.api.rule.ParameterSpec;
import org.morphogen.api.rule.Parameters;

/** One run of some dynamics from a random start with random parameters: what is compared between two dynamics. */
final class FusionTrial {

    static final Step FIRST = new Step(0x7531_0246_8ACE_9BDFL, 5, 40);

    private final Scope scope;
    private final StateSpec spec;
    private final Parameters parameters;
    private final State start;

    FusionTrial(Scope scope, StateSpec spec, List<ParameterSpec> parameters, float limit, int batch) {
        this.scope = scope;
        this.spec = spec;
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Random random = new Random(31);
        for (ParameterSpec parameter : parameters) {
            Tensor tensor = scope.allocate(ElementType.FLOAT32, parameter.shape());
            States.fill(tensor, random, limit);
            tensors.put(parameter.name(), tensor);
        }
        this.parameters = new Parameters(tensors);
        this.start = States.random(spec, scope, batch, 37);
    }

    State state() {
        return spec.allocate(scope, start.batch());
    }

    State otherState() {
        return States.random(spec, scope, start.batch(), 41);
    }

    State start() {
        return start;
    }

    Compute compute() {
        return scope.compute();
    }

    Rollout rollout(Dynamics dynamics) {
        return dynamics.rollout(parameters, start, FIRST);
    }

    Trajectory trajectory(Dynamics dynamics, int steps, int keepEvery) {
        return dynamics.trajectory(parameters, start, FIRST, steps, keepEvery);
    }

    /** The states after 0..steps steps of a rollout. */
    List<State> states(Dynamics dynamics, int steps) {
        List<State> states = new ArrayList<>();
        try (Rollout rollout = rollout(dynamics)) {
            for (int t = 0; t <= steps; t++) {
                State state = state();
                rollout.read(state);
                states.add(state);
                if (t < steps) {
                    rollout.advance(1);
                }
            }
        }
        return states;
    }

    /**
     * Gradients by name; the start state's under {@code start}.
     *
     * @param injected time points whose states get a random gradient
     * @param initial what parameter gradients hold before
     */
    @SuppressWarnings("NullAway") // The start's gradient is optional.
    Map<String, float[]> gradients(
            Dynamics dynamics, int steps, int keepEvery, Set<Integer> injected, float initial, boolean wantStart) {
        Parameters gradients = parameters.like(scope);
        gradients.tensors().values().forEach(tensor -> compute().fill(tensor, initial));
        State startGradient = wantStart ? state() : null;
        try (Trajectory trajectory = trajectory(dynamics, steps, keepEvery)) {
            trajectory.backward(new Injection(injected), gradients, startGradient);
        }
        Map<String, float[]> found = new LinkedHashMap<>();
        gradients.tensors().forEach((name, tensor) -> found.put(name, tensor.readFloats()));
        addStart(found, startGradient);
        return found;
    }

    private static void addStart(Map<String, float[]> found, @Nullable State gradient) {
        if (gradient != null) {
            found.put("start", gradient.cells().readFloats());
        }
    }

    /** Random gradients at some time points, the same for every dynamics. */
    private record Injection(Set<Integer> times) implements Trajectory.GradientSource {

        @Override
        public boolean at(int t) {
            return times.contains(t);
        }

        @Override
        public void add(int t, State gradient) {
            Tensor cells = gradient.cells();
            float[] values = cells.readFloats();
            Random random = new Random(1000L + t);
            for (int i = 0; i < values.length; i++) {
                values[i] += (float) random.nextGaussian();
            }
            cells.write(values);
        }
    }
}
