// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.trainer.gradient;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.dynamics.Trajectory;
import org.morphogen.api.loss.Moment;
import org.morphogen.api.loss.WeightedLoss;
import org.morphogen.api.random.Draws;
import org.morphogen.api.random.Philox;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.run.RunException;
import org.morphogen.api.run.Snapshot;
import org.morphogen.api.train.Evaluation;
import org.morphogen.api.train.Report;
import org.morphogen.api.train.Session;
import org.morphogen.api.train.Workload;

/**
 * Back-propagation through time (Mordvintsev and others 2020). One tick is one optimiser step: draw samples, run them,
 * back-propagate the losses through the rollout, normalise, step, put the outputs back.
 *
 * <p>Every random choice of iteration i comes from stream i + 1 of the seed; stream 0 belongs to start states.
 */
final class GradientTraining implements Workload {

    private static final int DRAWS = 0x504F4F4C;
    private static final int EVALUATION_STREAM = -1;

    private final GradientConfig config;
    private final Session session;
    private final Scope scope;
    private final State batch;
    private final @Nullable SamplePool pool;
    private final Parameters gradients;
    private final Descent descent;
    private final Stillness stillness = new Stillness();
    private List<String> remarks = List.of();

    GradientTraining(GradientConfig config, Session session, Scope scope) {
        this.config = config;
        this.session = session;
        this.scope = scope;
        this.batch = session.substrate().state().allocate(scope, config.batch());
        this.pool = config.pool() == null ? null : new SamplePool(config.pool(), session, scope);
        this.gradients = session.parameters().like(scope);
        this.descent = new Descent(config, session.parameters(), scope);
        session.initial().fill(batch, 0, config.batch(), key(0));
    }

    @Override
    public String unit() {
        return "iteration";
    }

    @Override
    public long length() {
        return config.iterations();
    }

    @Override
    public long saveEvery() {
        return config.saveEvery();
    }

    @Override
    public Report advance(long index, long most) {
        Step key = key(index);
        Draws draws = Philox.of(key.seed()).draws(key.stream(), 0, DRAWS);
        int from = config.steps().get(0);
        int steps = from + draws.below(config.steps().get(1) - from);
        prepare(key, draws);
        Map<String, Double> losses = descend(key, steps, index);
        if (pool != null) {
            pool.putBack(batch);
        }
        return new Report(1, metrics(losses, index), session.substrate().sites() * config.batch() * steps);
    }

    private Step key(long index) {
        return new Step(session.experiment().seed(), (int) index + 1, 0);
    }

    private void prepare(Step key, Draws draws) {
        if (pool == null) {
            session.initial().fill(batch, 0, config.batch(), key);
            return;
        }
        pool.draw(batch, draws);
        if (pool.ranks()) {
            pool.rank(batch, lossesNow(key));
        }
        pool.revive(batch, session.initial(), session.rule().activity().alive(), key);
        pool.reseedAndDamage(batch, session.initial(), session.substrate(), key, draws);
    }

    /** The weighted loss of each sample as it is, to rank by. */
    private float[] lossesNow(Step key) {
        float[] total = new float[config.batch()];
        for (WeightedLoss weighted : session.losses()) {
            if (weighted.loss().readsPrevious()) {
                continue; // A loss on how a state changes says nothing about a state alone.
            }
            try (Scope passing = scope.child("rank")) {
                Moment moment = new Moment(batch, null, 1, 1, key);
                Tensor values = weighted.loss().evaluate(session.tape(passing, false), moment);
                float[] each = values.readFloats();
                for (int i = 0; i < total.length; i++) {
                    total[i] += (float) weighted.weight() * each[i];
                }
            }
        }
        return total;
    }

    private Map<String, Double> descend(Step key, int steps, long index) {
        try (Scope passing = scope.child("iteration");
                Trajectory trajectory = session.dynamics()
                        .trajectory(session.parameters(), batch, key, steps, config.checkpointEvery())) {
            LossGradients source = new LossGradients(session, trajectory, config.batch(), key, passing);
            gradients.zero(scope.compute());
            trajectory.backward(source, gradients, null);
            trajectory.read(steps, batch);
            Tensor norm = descent.step(index, gradients);
            Map<String, Double> losses = source.means();
            check(losses, norm.readFloats()[0], index);
            return losses;
        }
    }

    private void check(Map<String, Double> losses, double norm, long index) {
        losses.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw new RunException(
                        "Loss '" + name + "' became " + value + " at iteration " + index
                                + ". A checkpoint from before, if there is one, is whole: try a smaller learning rate, or --resume");
            }
        });
        stillness.saw(norm, index);
    }

    private Map<String, Double> metrics(Map<String, Double> losses, long index) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        double total = 0;
        for (WeightedLoss weighted : session.losses()) {
            total += weighted.weight() * Objects.requireNonNull(losses.get(weighted.name()));
        }
        metrics.put("loss", total);
        if (losses.size() > 1) {
            metrics.putAll(losses);
        }
        metrics.put("learningRate", descent.learningRate(index));
        return metrics;
    }

    @Override
    public Map<String, Double> conclude() {
        Map<String, Double> told = new LinkedHashMap<>();
        int samples = config.evaluation().samples();
        if (samples == 0) {
            return told;
        }
        Step first = new Step(session.experiment().seed(), EVALUATION_STREAM, 0);
        try (Scope passing = scope.child("evaluation")) {
            State state = session.substrate().state().allocate(passing, samples);
            session.initial().fill(state, 0, samples, first);
            List<Integer> times = config.evaluation().stepsFor(config.steps().get(1) - 1);
            try (Rollout rollout = session.dynamics().rollout(session.parameters(), state, first)) {
                for (int steps : times) {
                    rollout.advance(steps - rollout.next().index());
                    rollout.read(state);
                    new Evaluation(session)
                            .of(state, steps, rollout.next())
                            .forEach((name, value) -> told.put(name + "@" + steps, value));
                }
            }
            remarks = new SymmetricEnd(session).remarks(told, times);
        }
        return told;
    }

    @Override
    public List<String> remarks() {
        return remarks;
    }

    @Override
    public State display() {
        return batch;
    }

    /** What was done to the shown states by hand goes where they were drawn from, and is trained on. */
    @Override
    public void takeUp(long next) {
        if (pool != null) {
            pool.putBack(batch);
        }
    }

    @Override
    public void save(Snapshot target) {
        descent.save(target);
        if (pool != null) {
            pool.save(target);
        }
    }

    @Override
    public void restore(Snapshot source, long next) {
        descent.restore(source);
        if (pool != null) {
            pool.restore(source);
        }
    }

    @Override
    public void close() {
        // All memory is in the scope that the caller closes.
    }
}
