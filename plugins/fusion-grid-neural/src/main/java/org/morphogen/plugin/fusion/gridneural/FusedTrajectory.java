// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.dynamics.Trajectory;
import org.morphogen.api.rule.Parameters;

/**
 * Back-propagation through time. State {@code t} of the current segment lies in slot {@code t - begin}; activations are
 * never kept, the backward kernel computes them again.
 */
final class FusedTrajectory implements Trajectory {

    private final FusedDynamics dynamics;
    private final Step first;
    private final Segments segments;
    private final Scope scope;
    private final Tensor weights;
    private final Shelf.Loan loan;
    private final Shelf.@Nullable Loan starts; // first state of each segment, if there are several
    private int current;
    private boolean open = true;

    FusedTrajectory(FusedDynamics dynamics, Parameters parameters, State start, Step first, Segments segments) {
        this.dynamics = dynamics;
        this.first = first;
        this.segments = segments;
        this.scope = dynamics.scope().child("trajectory");
        this.weights = dynamics.weights(scope);
        this.loan = dynamics.trajectories().take(start.batch(), segments.slots());
        this.starts = segments.starts() == 0 ? null : dynamics.trajectories().take(start.batch(), segments.starts());
        dynamics.packing().weights(parameters, weights);
        dynamics.packing().enter(start.cells(), loan.states(), 0);
        for (int segment = 0; segment < segments.count(); segment++) {
            if (segment > 0) {
                loan.states().copySlot(dynamics.compute(), segments.length(), loan.states(), 0);
            }
            if (starts != null) {
                loan.states().copySlot(dynamics.compute(), 0, starts.states(), segment);
            }
            run(segment);
        }
    }

    /** Steps through a segment whose first state is in slot 0. */
    private void run(int segment) {
        current = segment;
        int begin = segments.begin(segment);
        dynamics.stepper().forward(loan.states(), weights, first.plus(begin), 0, segments.end(segment) - begin);
    }

    /** Brings the states of a segment into the slots. */
    private void load(int segment) {
        if (segment != current && starts != null) {
            starts.states().copySlot(dynamics.compute(), segment, loan.states(), 0);
            run(segment);
        }
    }

    @Override
    public int steps() {
        return segments.steps();
    }

    @Override
    public void read(int t, State target) {
        if (t < 0 || t > steps()) {
            throw new IllegalArgumentException("State " + t + " of a trajectory of " + steps() + " steps");
        }
        int segment = segments.of(t);
        load(segment);
        dynamics.packing().leave(loan.states(), t - segments.begin(segment), target.cells());
    }

    @Override
    public void backward(GradientSource source, Parameters gradients, @Nullable State start) {
        try (Scope memory = scope.child("backward")) {
            Backward backward = new Backward(dynamics, weights, memory, loan.states(), source);
            backward.inject(steps());
            for (int segment = segments.count() - 1; segment >= 0; segment--) {
                load(segment);
                backward.segment(first, segments.begin(segment), segments.end(segment));
            }
            backward.finish(gradients, start);
        }
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            dynamics.trajectories().giveBack(loan);
            if (starts != null) {
                dynamics.trajectories().giveBack(starts);
            }
            scope.close();
        }
    }
}
