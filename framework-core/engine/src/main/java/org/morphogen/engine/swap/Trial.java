// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.swap;

import java.util.Optional;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.dynamics.Trajectory;
import org.morphogen.api.live.SwapException;
import org.morphogen.api.loss.Moment;
import org.morphogen.api.loss.WeightedLoss;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.rule.Perceived;
import org.morphogen.api.rule.Rows;
import org.morphogen.api.substrate.ActiveSet;
import org.morphogen.api.train.Session;
import org.morphogen.engine.compose.ComposedDynamics;

/**
 * One step of a composition on a copy of the states, backward too if it is to be trained. All kernels that a tick needs
 * are built by it. Nothing that the run goes on from is touched.
 */
final class Trial {

    private static final int SAMPLES = 8;

    private final Session session;
    private final Scope scope;
    private final State start;
    private final Step step;

    /**
     * @param session the composition to try with the parameters that it would get
     * @param now the run's states; copied
     * @param next the tick that comes next
     */
    Trial(Session session, Scope scope, State now, long next) {
        this.session = session;
        this.scope = scope;
        int samples = Math.min(SAMPLES, now.batch());
        this.start = session.substrate().state().allocate(scope, samples);
        now.copySamples(scope.compute(), 0, samples, start, 0);
        this.step = new Step(session.experiment().seed(), Math.toIntExact(next), 0);
    }

    /** Throws SwapException for what is not finite; kernels and plugins throw what they throw. */
    void run() {
        boolean finite = Finite.exception(start.tensors()).isEmpty();
        if (session.dynamics() instanceof ComposedDynamics) {
            check(finite, update());
        }
        boolean training = session.experiment().training().isPresent();
        check(finite, training ? thereAndBack() : there());
        losses(training);
        scope.compute().finish();
    }

    private void check(boolean finite, Optional<String> exception) {
        if (finite && exception.isPresent()) {
            throw new SwapException(
                    "one step of the rule '" + session.experiment().rule().type() + "' "
                            + session.experiment().rule().version() + " on a copy of the states gives no number: "
                            + exception.get());
        }
    }

    /** A mask may clear what is no number before anybody sees it in the state. */
    private Optional<String> update() {
        try (Scope passing = scope.child("update")) {
            Tape tape = session.tape(passing, false);
            ActiveSet active =
                    session.substrate().activate(tape, start, session.rule().activity(), step);
            Rows rows = session.substrate()
                    .perceive(tape, start, active, session.rule().perceives(), step);
            Rows update = session.rule().update(tape, new Perceived(rows, active, step), session.parameters());
            long count = 0;
            for (int each : update.count().readInts()) {
                count += each;
            }
            return Finite.exception("its update", update.values(), Math.min(count, update.capacity()) * update.width());
        }
    }

    private Optional<String> there() {
        try (Rollout rollout = session.dynamics().rollout(session.parameters(), start, step)) {
            State after = session.substrate().state().allocate(scope, start.batch());
            rollout.advance(1);
            rollout.read(after);
            return Finite.exception(after.tensors());
        }
    }

    private Optional<String> thereAndBack() {
        try (Trajectory trajectory = session.dynamics().trajectory(session.parameters(), start, step, 1, 1)) {
            State after = session.substrate().state().allocate(scope, start.batch());
            trajectory.read(1, after);
            Optional<String> exception = Finite.exception(after.tensors());
            if (exception.isPresent()) {
                return exception;
            }
            Parameters gradients = session.parameters().like(scope);
            gradients.zero(scope.compute());
            trajectory.backward(new Ones(), gradients, null);
            return Finite.exception(gradients.tensors()).map(told -> "the gradient, where " + told);
        }
    }

    private void losses(boolean training) {
        for (WeightedLoss weighted : session.losses()) {
            try (Scope passing = scope.child("loss")) {
                State before = weighted.loss().readsPrevious() ? start : null;
                Tape tape = session.tape(passing, training && weighted.loss().differentiable());
                weighted.loss().evaluate(tape, new Moment(start, before, 1, 1, step));
            }
        }
    }

    /** A gradient of one everywhere: enough to make every adjoint run. */
    private final class Ones implements Trajectory.GradientSource {
        @Override
        public boolean at(int t) {
            return t == 1;
        }

        @Override
        public void add(int t, State gradient) {
            gradient.tensors().values().stream()
                    .filter(tensor -> tensor.type() == ElementType.FLOAT32)
                    .forEach(tensor -> scope.compute().fill(tensor, 1));
        }
    }
}
