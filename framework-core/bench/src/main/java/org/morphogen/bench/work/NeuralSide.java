// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Dynamics;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.dynamics.Trajectory;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.rule.ParameterSpec;
import org.morphogen.api.rule.Parameters;
import org.morphogen.bench.device.FireBits;
import org.morphogen.bench.device.PictureDistance;
import org.morphogen.bench.measure.Contender;
import org.morphogen.engine.tape.RecordingTape;

/** Our side of a neural task, fused or composed. */
final class NeuralSide implements Contender {

    private static final Step FIRST = new Step(7, 1, 0);

    private final Composition composition;
    private final NeuralTask task;
    private final Dynamics dynamics;
    private final Parameters parameters;
    private final Parameters gradients;
    private final State start;
    private final State end;
    private final PictureDistance distance;

    NeuralSide(Composition composition, NeuralTask task, NeuralInput input, Dynamics dynamics) {
        this.composition = composition;
        this.task = task;
        this.dynamics = dynamics;
        Scope scope = composition.scope();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (ParameterSpec spec : composition.rule().parameters()) {
            Tensor tensor = scope.floats(
                    spec.shape().dims().stream().mapToInt(Integer::intValue).toArray());
            tensor.write(Objects.requireNonNull(input.parameters().get(spec.name())));
            tensors.put(spec.name(), tensor);
        }
        this.parameters = new Parameters(tensors);
        this.gradients = parameters.like(scope);
        this.start = composition.substrate().state().allocate(scope, task.batch());
        this.end = composition.substrate().state().allocate(scope, task.batch());
        this.distance = new PictureDistance(scope, input.target());
        start.cells().write(input.start());
    }

    String name() {
        return dynamics.name();
    }

    @Override
    public double run() {
        return task.training() ? seconds(this::train) : grow();
    }

    private double seconds(Runnable work) {
        Compute compute = composition.compute();
        compute.finish();
        long began = System.nanoTime();
        work.run();
        compute.finish();
        return (System.nanoTime() - began) * 1e-9;
    }

    private void train() {
        gradients.zero(composition.compute());
        try (Trajectory trajectory = dynamics.trajectory(parameters, start, FIRST, task.steps(), 1)) {
            trajectory.backward(distance.of(trajectory, end), gradients, null);
        }
    }

    /** The steps alone: a peer's state, too, is in the layout of its steps before and after a run. */
    private double grow() {
        try (Rollout rollout = dynamics.rollout(parameters, start, FIRST)) {
            double seconds = seconds(() -> rollout.advance(task.steps()));
            rollout.read(end);
            return seconds;
        }
    }

    /** The state after the last run. */
    float[] end() {
        return end.cells().readFloats();
    }

    /** All parameters' gradients of the last run, in the rule's order. */
    float[] gradient() {
        float[] all = new float[Math.toIntExact(gradients.size())];
        int at = 0;
        for (Tensor tensor : gradients.tensors().values()) {
            float[] values = tensor.readFloats();
            System.arraycopy(values, 0, all, at, values.length);
            at += values.length;
        }
        return all;
    }

    /** The fire masks of all steps, as the peers read them. */
    long[] masks() {
        int fire16 = composition.rule().activity().fire16();
        return new FireBits(composition.scope()).of(task.words(), task.steps(), fire16, FIRST);
    }

    /**
     * FLOP that cannot be left out, all steps summed. Forward counts the cells that fire in the living region or next to
     * it, since these decide what lives; backward only those in it, since the others are cleared.
     */
    double flops() {
        try (Scope memory = composition.scope().child("count");
                Rollout rollout = composition.composed().rollout(parameters, start, FIRST)) {
            Activity all = composition.rule().activity();
            Activity.Alive alive = all.alive();
            Activity living = new Activity(
                    all.fireRate(), new Activity.Alive(Activity.Mask.PRE, alive.channel(), alive.threshold()));
            State state = composition.substrate().state().allocate(memory, task.batch());
            double flops = 0;
            for (int step = 0; step < task.steps(); step++) {
                rollout.read(state);
                flops += task.forwardFlops() * cells(memory, state, all, FIRST.plus(step));
                flops += task.backwardFlops() * cells(memory, state, living, FIRST.plus(step));
                rollout.advance(1);
            }
            return flops;
        }
    }

    private int cells(Scope memory, State state, Activity activity, Step step) {
        try (Scope one = memory.child("step")) {
            return composition
                    .substrate()
                    .activate(new RecordingTape(one, false), state, activity, step)
                    .count()
                    .readInts(0, 1)[0];
        }
    }
}
