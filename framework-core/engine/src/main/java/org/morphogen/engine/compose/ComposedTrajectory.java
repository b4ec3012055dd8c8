// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.compose;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.dynamics.Trajectory;
import org.morphogen.api.rule.Parameters;
import org.morphogen.engine.tape.RecordingTape;

/**
 * Back-propagation through time with checkpoints. The forward pass records nothing and keeps every k-th state; the
 * backward pass takes each step again with a recording tape and plays it back, so only one step's intermediates are
 * ever in memory.
 */
final class ComposedTrajectory implements Trajectory {

    private final ComposedDynamics dynamics;
    private final Parameters parameters;
    private final Scope scope;
    private final Compute compute;
    private final Step first;
    private final int steps;
    private final int keepEvery;
    private final int batch;
    private final State[] kept;
    private @Nullable Segment segment;

    ComposedTrajectory(
            ComposedDynamics dynamics, Parameters parameters, State start, Step first, int steps, int keepEvery) {
        this.dynamics = dynamics;
        this.parameters = parameters;
        this.scope = dynamics.scope().child("trajectory");
        this.compute = scope.compute();
        this.first = first;
        this.steps = steps;
        this.keepEvery = keepEvery;
        this.batch = start.batch();
        this.kept = new State[steps + 1];
        forward(start);
    }

    private void forward(State start) {
        keep(scope, 0, start, kept);
        try (Scope passing = scope.child("forward")) {
            State state = kept[0];
            Scope holder = passing.child("start");
            for (int t = 1; t <= steps; t++) {
                Scope step = passing.child("step");
                state = dynamics.step(new RecordingTape(step, false), parameters, state, first.plus(t - 1));
                holder.close();
                holder = step;
                if (t % keepEvery == 0 || t == steps) {
                    keep(scope, t, state, kept);
                    state = kept[t];
                }
            }
        }
    }

    private void keep(Scope in, int t, State state, State[] into) {
        into[t] = dynamics.allocate(in, batch);
        state.copyTo(compute, into[t]);
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public void read(int t, State target) {
        state(t).copyTo(compute, target);
    }

    /** The state after {@code t} steps, kept or recomputed with the whole segment around it. */
    private State state(int t) {
        if (kept[t] != null) {
            return kept[t];
        }
        int from = t / keepEvery * keepEvery;
        Segment around = segment;
        if (around == null || around.from != from) {
            releaseSegment();
            around = recompute(from, Math.min(from + keepEvery, steps));
            segment = around;
        }
        return around.states[t];
    }

    private Segment recompute(int from, int to) {
        Scope memory = scope.child("segment");
        State[] states = new State[steps + 1];
        states[from] = kept[from];
        for (int t = from + 1; t < to; t++) {
            try (Scope step = memory.child("step")) {
                RecordingTape tape = new RecordingTape(step, false);
                keep(memory, t, dynamics.step(tape, parameters, states[t - 1], first.plus(t - 1)), states);
            }
        }
        return new Segment(from, states, memory);
    }

    private void releaseSegment() {
        if (segment != null) {
            segment.memory.close();
            segment = null;
        }
    }

    @Override
    public void backward(GradientSource source, Parameters gradients, @Nullable State start) {
        try (Scope passing = scope.child("backward")) {
            State gradient = zeroed(passing);
            State earlier = dynamics.allocate(passing, batch);
            for (int t = steps; t > 0; t--) {
                if (source.at(t)) {
                    source.add(t, gradient);
                }
                zero(earlier);
                backwardStep(passing, t, gradient, earlier, gradients);
                State swapped = gradient;
                gradient = earlier;
                earlier = swapped;
            }
            if (source.at(0)) {
                source.add(0, gradient);
            }
            if (start != null) {
                gradient.copyTo(compute, start);
            }
        }
        releaseSegment();
    }

    private void backwardStep(Scope passing, int t, State gradient, State earlier, Parameters gradients) {
        State before = state(t - 1);
        try (Scope step = passing.child("step")) {
            RecordingTape tape = new RecordingTape(step, true);
            before.tensors().forEach((name, tensor) -> watchFloats(tape, tensor, earlier.get(name)));
            parameters.tensors().forEach((name, tensor) -> tape.watch(tensor, gradients.get(name)));
            State after = dynamics.step(tape, parameters, before, first.plus(t - 1));
            for (Map.Entry<String, Tensor> result : after.tensors().entrySet()) {
                tape.seed(result.getValue(), gradient.get(result.getKey()));
            }
            tape.play();
        }
    }

    private static void watchFloats(RecordingTape tape, Tensor tensor, Tensor gradient) {
        if (tensor.type() == ElementType.FLOAT32) {
            tape.watch(tensor, gradient);
        }
    }

    private State zeroed(Scope in) {
        State state = dynamics.allocate(in, batch);
        zero(state);
        return state;
    }

    private void zero(State state) {
        state.tensors().values().forEach(compute::zero);
    }

    @Override
    public void close() {
        scope.close();
    }

    /** Recomputed states between two kept ones. */
    private record Segment(int from, State[] states, Scope memory) {}
}
