// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.compose;

import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.dynamics.Dynamics;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.dynamics.TensorSpec;
import org.morphogen.api.dynamics.Trajectory;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.rule.Perceived;
import org.morphogen.api.rule.Rows;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.ActiveSet;
import org.morphogen.api.substrate.Substrate;

/** Any rule on any substrate that offers its operators: activate, perceive, update, apply. */
public final class ComposedDynamics implements Dynamics {

    private final Substrate substrate;
    private final Rule rule;
    private final Scope scope;

    /** @param scope rollouts and trajectories take their memory from children of it */
    public ComposedDynamics(Substrate substrate, Rule rule, Scope scope) {
        this.substrate = substrate;
        this.rule = rule;
        this.scope = scope;
    }

    @Override
    public String name() {
        return "composed";
    }

    @Override
    public boolean differentiable() {
        return rule.differentiable();
    }

    @Override
    public Rollout rollout(Parameters parameters, State start, Step first) {
        return new ComposedRollout(this, parameters, start, first);
    }

    @Override
    public Trajectory trajectory(Parameters parameters, State start, Step first, int steps, int keepEvery) {
        if (!differentiable()) {
            throw new IllegalStateException("This rule has no adjoint: it can be simulated, not trained by gradients");
        }
        return new ComposedTrajectory(this, parameters, start, first, steps, keepEvery);
    }

    @Override
    public long trajectoryBytes(int batch, int steps, int keepEvery) {
        long state = 0;
        for (TensorSpec tensor : substrate.state().tensors()) {
            state += batch * tensor.shape().size() * tensor.type().bytes();
        }
        long perceived = 0;
        for (var operator : substrate.operators()) {
            perceived = Math.max(perceived, operator.outputs());
        }
        long widest =
                Math.max(rule.perceives().operators().size() * perceived * substrate.channels(), widestParameter());
        long rows = 4L * 4 * batch * substrate.sites() * widest;
        return state * (steps / keepEvery + 1L + keepEvery + 4L) + rows + steps * substrate.keptBytes(batch);
    }

    private long widestParameter() {
        return rule.parameters().stream()
                .filter(p -> p.shape().rank() > 0)
                .mapToLong(p -> p.shape().dim(-1))
                .max()
                .orElse(1);
    }

    /** One step; the result lives as long as the tape's scope. */
    State step(Tape tape, Parameters parameters, State state, Step step) {
        ActiveSet active = substrate.activate(tape, state, rule.activity(), step);
        Rows rows = substrate.perceive(tape, state, active, rule.perceives(), step);
        Rows update = rule.update(tape, new Perceived(rows, active, step), parameters);
        return substrate.apply(tape, state, active, update, rule.output(), rule.activity(), step);
    }

    Scope scope() {
        return scope;
    }

    State allocate(Scope in, int batch) {
        return substrate.state().allocate(in, batch);
    }

    @Override
    public void close() {
        // The substrate, the rule and the scope belong to the caller.
    }
}
