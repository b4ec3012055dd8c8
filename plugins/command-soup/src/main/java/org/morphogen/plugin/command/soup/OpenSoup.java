// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.command.soup;

import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.train.Session;
import org.morphogen.engine.session.Composer;
import org.morphogen.shell.host.Host;

/** A soup on an open device, without a run's folder. */
final class OpenSoup implements AutoCloseable {

    private final Compute compute;
    private final Scope scope;
    private final Session session;
    private final State state;
    private Rollout rollout;

    /** @param compute closed with this */
    OpenSoup(Host host, Compute compute, Experiment experiment, long seed) {
        this.compute = compute;
        this.scope = compute.scope("soup");
        ProblemList problems = new ProblemList();
        this.session = new Composer(host.catalog()).session(experiment, scope, problems);
        if (problems.hasErrors()) {
            throw new ExperimentException("This soup cannot run:", problems.problems());
        }
        this.state = session.substrate().state().allocate(scope, 1);
        Step start = new Step(seed, 0, 0);
        session.initial().fill(state, 0, 1, start);
        this.rollout = session.dynamics().rollout(session.parameters(), state, start);
    }

    /** Replaces all programs and the number of the next epoch. */
    void load(byte[] programs, int epoch) {
        state.cells().write(programs, 0);
        Step step = new Step(rollout.next().seed(), 0, epoch);
        rollout.close();
        rollout = session.dynamics().rollout(session.parameters(), state, step);
    }

    /** The sheet's number of the epoch that comes next, from 0. */
    int next() {
        return rollout.next().index();
    }

    void advance(int epochs) {
        rollout.advance(epochs);
    }

    /** All bytes in program order. */
    byte[] programs() {
        rollout.read(state);
        return state.cells().readBytes(0, Math.toIntExact(state.cells().size()));
    }

    /** Operations since the start. */
    long operations() {
        rollout.read(state);
        return state.get("operations").readLongs(0, 1)[0];
    }

    @Override
    public void close() {
        rollout.close();
        session.initial().close();
        session.dynamics().close();
        session.rule().close();
        session.substrate().close();
        scope.close();
        compute.close();
    }
}
