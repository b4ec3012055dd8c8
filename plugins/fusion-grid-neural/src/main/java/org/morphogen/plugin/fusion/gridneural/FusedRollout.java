// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.rule.Parameters;

/** A run that keeps only its newest state. */
final class FusedRollout implements Rollout {

    private final FusedDynamics dynamics;
    private final Parameters parameters;
    private final Scope scope;
    private final Tensor weights;
    private final Shelf.Loan loan;
    private final Advance advance;
    private Step next;
    private boolean open = true;

    FusedRollout(FusedDynamics dynamics, Parameters parameters, State start, Step first) {
        this.dynamics = dynamics;
        this.parameters = parameters;
        this.scope = dynamics.scope().child("rollout");
        this.weights = dynamics.weights(scope);
        this.loan = dynamics.rollouts().take(start.batch(), dynamics.stepper().rolloutSlots());
        this.advance = dynamics.stepper().advance(scope, loan.states());
        this.next = first;
        write(start);
    }

    @Override
    public Step next() {
        return next;
    }

    @Override
    public void advance(int steps) {
        // Optimisers change parameters in place: what was packed before may be old.
        dynamics.packing().weights(parameters, weights);
        advance.advance(weights, next, steps);
        next = next.plus(steps);
    }

    @Override
    public void read(State target) {
        dynamics.packing().leave(loan.states(), advance.slot(), target.cells());
    }

    @Override
    public void write(State source) {
        dynamics.packing().enter(source.cells(), loan.states(), advance.slot());
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            dynamics.rollouts().giveBack(loan);
            scope.close();
        }
    }
}
