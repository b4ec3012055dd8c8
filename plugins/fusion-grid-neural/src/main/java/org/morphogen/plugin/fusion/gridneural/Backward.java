// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.dynamics.Trajectory.GradientSource;
import org.morphogen.api.rule.Parameters;

/** One pass backward: as many steps a launch as no new gradient comes in between. */
final class Backward {

    private final FusedDynamics dynamics;
    private final Tensor weights;
    private final States states;
    private final GradientSource source;
    private final Gradients gradients;
    private final State outside;
    private int side;
    private boolean begun;

    Backward(FusedDynamics dynamics, Tensor weights, Scope memory, States states, GradientSource source) {
        this.dynamics = dynamics;
        this.weights = weights;
        this.states = states;
        this.source = source;
        this.gradients = dynamics.stepper().gradients(memory, states.batch());
        this.outside = dynamics.outside(memory, states.batch());
    }

    /** Adds what the losses give for the state after {@code t} steps; the first call also clears what was there. */
    void inject(int t) {
        boolean has = source.at(t);
        if (!begun || has) {
            dynamics.compute().zero(outside.cells());
            if (has) {
                source.add(t, outside);
            }
            dynamics.packing().enterGradient(outside.cells(), gradients, side, begun);
            begun = true;
        }
    }

    /** Goes from state {@code end} to state {@code begin}, which lies in slot 0. */
    void segment(Step first, int begin, int end) {
        int t = end;
        while (t > begin) {
            int to = t - 1;
            while (to > begin && !source.at(to)) {
                to--;
            }
            side = dynamics.stepper().backward(states, weights, gradients, first.plus(to), to - begin, t - to, side);
            t = to;
            inject(t);
        }
    }

    void finish(Parameters parameters, @Nullable State start) {
        dynamics.packing().reduce(gradients, parameters);
        if (start != null) {
            dynamics.packing().leaveGradient(gradients, side, start.cells());
        }
    }
}
