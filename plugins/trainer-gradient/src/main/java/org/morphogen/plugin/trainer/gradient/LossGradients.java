// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.trainer.gradient;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.dynamics.Trajectory;
import org.morphogen.api.loss.Moment;
import org.morphogen.api.loss.WeightedLoss;
import org.morphogen.api.train.Session;

/**
 * Where the gradients of one rollout come from: each loss, at the steps where it counts, adds
 * {@code weight / batch * dloss/dstate}. Values stay on the device until the end.
 */
final class LossGradients implements Trajectory.GradientSource {

    private final Session session;
    private final Trajectory trajectory;
    private final Scope scope;
    private final Step key;
    private State state;
    private @Nullable State previous;
    private int held = -1;
    private final @Nullable EarlierGradient earlier;
    private final Map<String, Tensor> values = new LinkedHashMap<>();

    LossGradients(Session session, Trajectory trajectory, int batch, Step key, Scope scope) {
        this.session = session;
        this.trajectory = trajectory;
        this.scope = scope;
        this.key = key;
        this.state = session.substrate().state().allocate(scope, batch);
        boolean looksBack =
                session.losses().stream().anyMatch(weighted -> weighted.loss().readsPrevious());
        this.previous = looksBack ? session.substrate().state().allocate(scope, batch) : null;
        this.earlier = looksBack ? new EarlierGradient(session, batch, scope) : null;
        for (WeightedLoss weighted : session.losses()) {
            values.put(weighted.name(), scope.zeros(ElementType.FLOAT32, Shape.of(trajectory.steps() + 1, batch)));
        }
    }

    @Override
    public boolean at(int t) {
        return earlier != null && earlier.pending()
                || session.losses().stream()
                        .anyMatch(weighted -> weighted.loss().at(t, trajectory.steps()));
    }

    @Override
    public void add(int t, State gradient) {
        if (earlier != null && earlier.pending()) {
            try (Scope passing = scope.child("earlier")) {
                earlier.deliver(gradient, passing);
            }
        }
        fetch(t);
        for (WeightedLoss weighted : session.losses()) {
            if (weighted.loss().at(t, trajectory.steps())) {
                add(weighted, t, gradient);
            }
        }
    }

    /** Times fall: the previous state of one call is the state of the next. */
    private void fetch(int t) {
        State before = previous;
        if (held != t + 1 || before == null) {
            trajectory.read(t, state);
        } else {
            previous = state;
            state = before;
        }
        if (previous != null && t > 0) {
            trajectory.read(t - 1, previous);
        }
        held = t;
    }

    private void add(WeightedLoss weighted, int t, State gradient) {
        Compute compute = scope.compute();
        try (Scope passing = scope.child(weighted.name())) {
            Tape tape = session.tape(passing, true);
            watch(tape, state, gradient);
            State before = weighted.loss().readsPrevious() && t > 0 ? previous : null;
            if (before != null && earlier != null) {
                watch(tape, before, earlier.open());
            }
            Tensor perSample = weighted.loss().evaluate(tape, new Moment(state, before, t, trajectory.steps(), key));
            Tensor share = passing.allocate(ElementType.FLOAT32, perSample.shape());
            compute.fill(share, (float) (weighted.weight() * share(weighted, t) / state.batch()));
            tape.seed(perSample, share);
            tape.play();
            compute.copy(
                    perSample,
                    0,
                    Objects.requireNonNull(values.get(weighted.name())),
                    (long) t * state.batch(),
                    state.batch());
        }
    }

    private static void watch(Tape tape, State watched, State gradient) {
        watched.tensors().forEach((name, tensor) -> {
            if (tensor.type() == ElementType.FLOAT32) {
                tape.watch(tensor, gradient.get(name));
            }
        });
    }

    private double share(WeightedLoss weighted, int t) {
        return weighted.loss().share(t, trajectory.steps());
    }

    /**
     * Each loss without its weight: the mean over the batch, summed over the steps where it counts, each with its share.
     * Waits for the device.
     */
    Map<String, Double> means() {
        Map<String, Double> means = new LinkedHashMap<>();
        for (WeightedLoss weighted : session.losses()) {
            float[] each = Objects.requireNonNull(values.get(weighted.name())).readFloats();
            double total = 0;
            for (int t = 0; t <= trajectory.steps(); t++) {
                if (weighted.loss().at(t, trajectory.steps())) {
                    total += share(weighted, t) * sum(each, t * state.batch(), state.batch());
                }
            }
            means.put(weighted.name(), total / state.batch());
        }
        return means;
    }

    private static double sum(float[] values, int from, int count) {
        double total = 0;
        for (int i = from; i < from + count; i++) {
            total += values[i];
        }
        return total;
    }
}
