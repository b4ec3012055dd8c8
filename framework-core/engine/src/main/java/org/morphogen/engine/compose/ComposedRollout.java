// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.compose;

import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.rule.Parameters;
import org.morphogen.engine.tape.RecordingTape;
import org.morphogen.engine.tape.Shared;

/**
 * Keeps the newest state in the scope of the step that made it: the next step reads it there, then that scope goes
 * back, so no state is copied.
 */
final class ComposedRollout implements Rollout {

    private final ComposedDynamics dynamics;
    private final Parameters parameters;
    private final Scope scope;
    private Scope holder;
    private State state;
    private Step next;

    ComposedRollout(ComposedDynamics dynamics, Parameters parameters, State start, Step first) {
        this.dynamics = dynamics;
        this.parameters = parameters;
        this.scope = dynamics.scope().child("rollout");
        this.holder = scope.child("start");
        this.state = dynamics.allocate(holder, start.batch());
        this.next = first;
        start.copyTo(scope.compute(), state);
    }

    @Override
    public Step next() {
        return next;
    }

    @Override
    public void advance(int steps) {
        // Parameters may change between calls, not within one.
        try (Scope call = scope.child("shared")) {
            Shared shared = new Shared(call);
            for (int i = 0; i < steps; i++) {
                Scope step = scope.child("step");
                State stepped = dynamics.step(RecordingTape.stepping(step, shared), parameters, state, next);
                holder.close();
                holder = step;
                state = stepped;
                next = next.plus(1);
            }
        }
    }

    @Override
    public void read(State target) {
        state.copyTo(scope.compute(), target);
    }

    @Override
    public void write(State source) {
        source.copyTo(scope.compute(), state);
    }

    @Override
    public void close() {
        scope.close();
    }
}
