// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.simulate;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.run.Snapshot;
import org.morphogen.api.train.Evaluation;
import org.morphogen.api.train.Report;
import org.morphogen.api.train.Session;
import org.morphogen.api.train.Workload;

/** Steps from the start state, without learning. A tick is a step; losses are told at the end. */
public final class Simulation implements Workload {

    private final Session session;
    private final State display;
    private final long length;
    private @Nullable Rollout rollout;

    public Simulation(Session session) {
        this.session = session;
        this.length = session.experiment().steps();
        int samples = session.experiment().samples();
        this.display = session.substrate().state().allocate(session.scope(), samples);
        session.initial().fill(display, 0, samples, step(0));
        this.rollout = session.dynamics().rollout(session.parameters(), display, step(0));
    }

    private Step step(long index) {
        return new Step(session.experiment().seed(), 0, Math.toIntExact(index));
    }

    @Override
    public String unit() {
        return "step";
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public long saveEvery() {
        return 10_000;
    }

    @Override
    public Report advance(long index, long most) {
        int steps = (int) Math.min(most, length - index);
        going().advance(steps);
        long cellSteps = session.substrate().sites() * display.batch() * steps;
        return new Report(steps, Map.of(), cellSteps);
    }

    @Override
    public Map<String, Double> measure() {
        return new Evaluation(session).means(display(), (int) length, going().next());
    }

    @Override
    public Map<String, Double> conclude() {
        return new Evaluation(session).of(display(), (int) length, going().next());
    }

    @Override
    public State display() {
        if (rollout != null) {
            rollout.read(display);
        }
        return display;
    }

    @Override
    public void letGo() {
        if (rollout != null) {
            display();
            rollout.close();
            rollout = null;
        }
    }

    @Override
    public void takeUp(long next) {
        rollout = session.dynamics().rollout(session.parameters(), display, step(next));
    }

    private Rollout going() {
        return Objects.requireNonNull(rollout, "between letting go and taking up there are no steps");
    }

    @Override
    public void save(Snapshot target) {
        display().tensors().forEach((name, tensor) -> target.put("state." + name, tensor));
    }

    @Override
    public void restore(Snapshot source, long next) {
        letGo();
        display.tensors().forEach((name, tensor) -> source.copyTo("state." + name, tensor));
        takeUp(next);
    }

    @Override
    public void close() {
        if (rollout != null) {
            rollout.close();
        }
    }
}
