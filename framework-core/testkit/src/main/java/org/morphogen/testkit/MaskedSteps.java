// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.rule.Perceived;
import org.morphogen.api.rule.Rows;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.ActiveSet;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.engine.tape.RecordingTape;

/**
 * Steps of a rule under fire masks that the test chooses, so that a turned state can be stepped under turned masks. All
 * else, the alive mask too, is as in a composed step.
 */
public record MaskedSteps(Substrate substrate, Rule rule, Parameters parameters, Scope scope) {

    /**
     * The state after {@code steps} steps.
     *
     * @param fires for the index of a step, from 0, whether each site of the batch fires
     */
    public State run(State start, int steps, IntFunction<boolean[]> fires) {
        State state = substrate.state().allocate(scope, start.batch());
        start.copyTo(scope.compute(), state);
        for (int t = 0; t < steps; t++) {
            try (Scope memory = scope.child("step")) {
                step(state, new Step(0, 0, t), fires.apply(t), memory).copyTo(scope.compute(), state);
            }
        }
        return state;
    }

    private State step(State state, Step step, boolean[] fires, Scope memory) {
        RecordingTape tape = new RecordingTape(memory, false);
        Activity alwaysFiring = new Activity(1, rule.activity().alive());
        ActiveSet active = firing(substrate.activate(tape, state, alwaysFiring, step), fires, memory);
        Rows rows = substrate.perceive(tape, state, active, rule.perceives(), step);
        Rows update = rule.update(tape, new Perceived(rows, active, step), parameters);
        return substrate.apply(tape, state, active, update, rule.output(), rule.activity(), step);
    }

    private static ActiveSet firing(ActiveSet all, boolean[] fires, Scope memory) {
        // A last row without a site stands for others, which rowOf marks.
        int[] sites = Arrays.stream(all.sites().readInts(0, all.count().readInts()[0]))
                .filter(site -> site < 0 || fires[site])
                .toArray();
        int[] marks = all.rowOf().readInts();
        int[] rowOf = new int[fires.length];
        for (int site = 0; site < rowOf.length; site++) {
            rowOf[site] = fires[site] && marks[site] < 0 ? marks[site] : -1;
        }
        for (int row = 0; row < sites.length; row++) {
            if (sites[row] >= 0) {
                rowOf[sites[row]] = row;
            }
        }
        return new ActiveSet(
                ints(memory, all.capacity(), sites),
                ints(memory, 1, new int[] {sites.length}),
                ints(memory, rowOf.length, rowOf),
                all.masks());
    }

    private static Tensor ints(Scope memory, int size, int[] values) {
        Tensor tensor = memory.ints(size);
        if (values.length > 0) {
            tensor.write(values, 0);
        }
        return tensor;
    }
}
