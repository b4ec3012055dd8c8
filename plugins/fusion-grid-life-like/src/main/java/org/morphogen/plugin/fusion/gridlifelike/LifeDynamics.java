// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridlifelike;

import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.Dynamics;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.dynamics.Trajectory;
import org.morphogen.api.rule.Parameters;

/** Steps of a discrete rule: rollouts only. */
final class LifeDynamics implements Dynamics {

    private final Generations generations;
    private final Scope scope;

    /** @param scope rollouts take their memory from children of it; it belongs to the caller */
    LifeDynamics(Generations generations, Scope scope) {
        this.generations = generations;
        this.scope = scope;
    }

    @Override
    public String name() {
        return GridLifeLikeFusionType.NAME;
    }

    @Override
    public boolean differentiable() {
        return false;
    }

    @Override
    public Rollout rollout(Parameters parameters, State start, Step first) {
        return new LifeRollout(generations, scope.child("rollout"), start, first);
    }

    @Override
    public Trajectory trajectory(Parameters parameters, State start, Step first, int steps, int keepEvery) {
        throw noGradient();
    }

    @Override
    public long trajectoryBytes(int batch, int steps, int keepEvery) {
        throw noGradient();
    }

    private static IllegalStateException noGradient() {
        return new IllegalStateException("A life-like rule has no gradient: it can be simulated, not trained by"
                + " gradients. Take 'training' out of the experiment, or choose a rule that has one");
    }

    @Override
    public void close() {
        // The scope belongs to the caller.
    }
}
