// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.rule.Perceives;
import org.morphogen.api.rule.Rows;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.ActiveSet;
import org.morphogen.api.substrate.Operator;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.engine.tape.Keepsakes;
import org.morphogen.engine.tape.RecordingTape;
import org.morphogen.engine.tape.Shared;

/** A substrate with a state: the parts of a step, unrecorded unless a tape is given. */
record SubstrateTrial(Substrate substrate, State state, Scope scope) {

    private static final Step STEP = new Step(0x2468_ACE0_1357_9BDFL, 6, 33);

    boolean hasFloats() {
        return state.cells().type() == ElementType.FLOAT32;
    }

    Tape tape() {
        return new RecordingTape(scope, false);
    }

    ActiveSet active(Activity activity) {
        return substrate.activate(tape(), state, activity, STEP);
    }

    Rows perceive(Tape tape, ActiveSet active, Perceives perceives) {
        return substrate.perceive(tape, state, active, perceives, STEP);
    }

    State apply(Tape tape, ActiveSet active, Rows update, Rule.Output output, Activity activity) {
        return substrate.apply(tape, state, active, update, output, activity, STEP);
    }

    /** A random value for each channel of each active site. */
    Rows update(ActiveSet active) {
        Tensor values = scope.allocate(ElementType.FLOAT32, Shape.of(active.capacity(), substrate.channels()));
        States.fill(values, new Random(29));
        return new Rows(values, active.count());
    }

    /** The state after a step whose update is random, or for whole-number cells the perceived first operator. */
    State step(Activity activity) {
        ActiveSet active = active(activity);
        Rows update = hasFloats()
                ? update(active)
                : perceive(
                        tape(),
                        active,
                        new Perceives(List.of(substrate.operators().get(0).name()), Perceives.Order.CHANNEL_MAJOR));
        return apply(tape(), active, update, Rule.Output.REPLACES, activity);
    }

    /**
     * Gradients of the cells and of an update, by name, of one step whose next state has a random gradient.
     *
     * @param retraced whether the step is taken first and then retraced, with an update that is NaN
     */
    Map<String, float[]> gradients(Activity activity, Rule.Output output, boolean retraced) {
        try (Scope memory = scope.child("gradients")) {
            Keepsakes keepsakes = new Keepsakes(memory);
            Rows update = update(active(activity));
            if (retraced) {
                Tape taking = RecordingTape.taking(memory, new Shared(memory), memory, keepsakes);
                apply(taking, substrate.activate(taking, state, activity, STEP), update, output, activity);
                update.values().write(nan(update.values()));
            }
            RecordingTape tape = RecordingTape.retracing(memory, new Shared(memory), keepsakes);
            Map<String, Tensor> gradients = new LinkedHashMap<>();
            Map.of("cells", state.cells(), "update", update.values()).forEach((name, tensor) -> {
                gradients.put(name, memory.zeros(ElementType.FLOAT32, tensor.shape()));
                tape.watch(tensor, gradients.get(name));
            });
            State after = apply(tape, substrate.activate(tape, state, activity, STEP), update, output, activity);
            Tensor seed = memory.allocate(ElementType.FLOAT32, after.cells().shape());
            States.fill(seed, new Random(43));
            tape.seed(after.cells(), seed);
            tape.play();
            Map<String, float[]> values = new LinkedHashMap<>();
            gradients.forEach((name, tensor) -> values.put(name, tensor.readFloats()));
            return values;
        }
    }

    private static float[] nan(Tensor like) {
        float[] values = new float[Math.toIntExact(like.size())];
        Arrays.fill(values, Float.NaN);
        return values;
    }

    /** All operators. */
    Perceives all(Perceives.Order order) {
        return new Perceives(substrate.operators().stream().map(Operator::name).toList(), order);
    }

    /** All operators together in both orders, and each alone. */
    List<Perceives> perceptions() {
        List<Perceives> all = new ArrayList<>();
        all.add(all(Perceives.Order.CHANNEL_MAJOR));
        all.add(all(Perceives.Order.OPERATOR_MAJOR));
        substrate.operators().forEach(o -> all.add(new Perceives(List.of(o.name()), Perceives.Order.CHANNEL_MAJOR)));
        return all;
    }
}
