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
import org.morphogen.engine.tape.Keepsakes;
import org.morphogen.engine.tape.RecordingTape;
import org.morphogen.engine.tape.Shared;

/**
 * Back-propagation through time with checkpoints. The forward pass records nothing and keeps every k-th state; the
 * backward pass takes each step again with a recording tape and plays it back, so only one step's intermediates are
 * ever in memory. Of every step the masks are kept: a substrate that makes use of them need not apply the update again.
 */
final class ComposedTrajectory implements Trajectory {

    private final ComposedDynamics dynamics;
    private final Parameters parameters;
    private final Scope scope;
    private final Shared shared;
    private final Compute compute;
    private final Step first;
    private final int steps;
    private final int keepEvery;
    private final int batch;
    private final State[] kept;
    private final Keepsakes[] keepsakes;
    private @Nullable Segment segment;

    ComposedTrajectory(
            ComposedDynamics dynamics, Parameters parameters, State start, Step first, int steps, int keepEvery) {
        this.dynamics = dynamics;
        this.parameters = parameters;
        this.scope = dynamics.scope().child("trajectory");
        this.shared = new Shared(scope);
        this.compute = scope.compute();
        this.first = first;
        this.steps = steps;
        this.keepEvery = keepEvery;
        this.batch = start.batch();
        this.kept = new State[steps + 1];
        this.keepsakes = new Keepsakes[steps];
        forward(start);
    }

    private void forward(State start) {
        kept[0] = copied(scope, start);
        try (Scope passing = scope.child("forward")) {
            State state = kept[0];
            Scope holder = passing.child("start");
            for (int t = 1; t <= steps; t++) {
                Scope step = passing.child("step");
                boolean keeps = t % keepEvery == 0 || t == steps;
                keepsakes[t - 1] = new Keepsakes(scope);
                state = step(step, keeps ? scope : step, t, state, keepsakes[t - 1], keeps);
                holder.close();
                holder = step;
                if (keeps) {
                    kept[t] = state;
                }
            }
        }
    }

    /** Takes step t; a state that is kept lies in {@code states}, where it was made if the substrate knows how. */
    private State step(Scope memory, Scope states, int t, State before, Keepsakes keeps, boolean keep) {
        RecordingTape tape = RecordingTape.taking(memory, shared, states, keeps);
        State after = dynamics.step(tape, parameters, before, first.plus(t - 1));
        boolean there = after.tensors().values().stream().allMatch(tape::isState);
        return keep && !there ? copied(states, after) : after;
    }

    private State copied(Scope in, State state) {
        State copy = dynamics.allocate(in, batch);
        state.copyTo(compute, copy);
        return copy;
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
                states[t] = step(step, memory, t, states[t - 1], new Keepsakes(step), true);
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
            State earlier = zeroed(passing);
            for (int t = steps; t > 0; t--) {
                if (source.at(t)) {
                    source.add(t, gradient);
                }
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
            RecordingTape tape = RecordingTape.retracing(step, shared, keepsakes[t - 1]);
            before.tensors().forEach((name, tensor) -> watchAnew(tape, tensor, earlier.get(name)));
            parameters.tensors().forEach((name, tensor) -> tape.watch(tensor, gradients.get(name)));
            State after = dynamics.step(tape, parameters, before, first.plus(t - 1));
            for (Map.Entry<String, Tensor> result : after.tensors().entrySet()) {
                tape.seed(result.getValue(), gradient.get(result.getKey()));
            }
            tape.play();
        }
    }

    /** Only floats have gradients; that of anything else stays 0. */
    private static void watchAnew(RecordingTape tape, Tensor tensor, Tensor gradient) {
        if (tensor.type() == ElementType.FLOAT32) {
            tape.watchAnew(tensor, gradient);
        }
    }

    private State zeroed(Scope in) {
        State state = dynamics.allocate(in, batch);
        state.tensors().values().forEach(compute::zero);
        return state;
    }

    @Override
    public void close() {
        scope.close();
    }

    /** Recomputed states between two kept ones. */
    private record Segment(int from, State[] states, Scope memory) {}
}
