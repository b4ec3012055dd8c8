// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.trainer.gradient;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.initial.Initial;
import org.morphogen.api.random.Draws;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.run.Snapshot;
import org.morphogen.api.substrate.Erasable;
import org.morphogen.api.train.Session;

/** States kept on the device between iterations, all start states at first. */
final class SamplePool {

    private static final float FARTHEST_CENTRE = 0.5f;
    private static final float SMALLEST_RADIUS = 0.1f;
    private static final float LARGEST_RADIUS = 0.4f;

    private final PoolConfig config;
    private final Compute compute;
    private final State states;
    private final DeadSamples deadSamples;
    private int[] drawn = {};

    SamplePool(PoolConfig config, Session session, Scope scope) {
        this.config = config;
        this.compute = scope.compute();
        this.deadSamples = new DeadSamples(scope);
        this.states = session.substrate().state().allocate(scope, config.size());
        session.initial()
                .fill(states, 0, config.size(), new Step(session.experiment().seed(), 0, 0));
    }

    /** Copies different entries into the batch, in random order. */
    void draw(State batch, Draws draws) {
        drawn = draws.distinct(batch.batch(), config.size());
        for (int slot = 0; slot < drawn.length; slot++) {
            states.copySamples(compute, drawn[slot], 1, batch, slot);
        }
    }

    boolean ranks() {
        return config.rank();
    }

    /** Sorts the drawn entries by loss, largest first, and copies them into the batch in that order. */
    void rank(State batch, float[] losses) {
        int[] unsorted = drawn;
        drawn = IntStream.range(0, unsorted.length)
                .boxed()
                .sorted(Comparator.comparing((Integer slot) -> -losses[slot]))
                .mapToInt(slot -> unsorted[slot])
                .toArray();
        for (int slot = 0; slot < drawn.length; slot++) {
            states.copySamples(compute, drawn[slot], 1, batch, slot);
        }
    }

    /** Where it is time for it, replaces samples in which nothing lives. The first one is the fresh start state's. */
    void revive(State batch, Initial initial, Activity.Alive alive, Step key) {
        if (alive.mask() != Activity.Mask.NONE && config.revives(key.stream() - 1L)) {
            for (int sample : deadSamples.find(batch, alive)) {
                initial.fill(batch, sample, 1, key);
            }
        }
    }

    /** Reseeds the first sample, then makes holes in the last ones: never the other way round. */
    void reseedAndDamage(State batch, Initial initial, Object substrate, Step key, Draws draws) {
        if (config.seeds(key.stream() - 1L)) {
            initial.fill(batch, 0, 1, key);
        }
        if (config.damages(key.stream() - 1L)) {
            for (int i = 0; i < config.damage(); i++) {
                float cx = draws.uniform(-FARTHEST_CENTRE, FARTHEST_CENTRE);
                float cy = draws.uniform(-FARTHEST_CENTRE, FARTHEST_CENTRE);
                float radius = draws.uniform(SMALLEST_RADIUS, LARGEST_RADIUS);
                ((Erasable) substrate).erase(batch, batch.batch() - 1 - i, cx, cy, radius);
            }
        }
    }

    /** Puts the outputs where their inputs were drawn from. */
    void putBack(State batch) {
        for (int slot = 0; slot < drawn.length; slot++) {
            batch.copySamples(compute, slot, 1, states, drawn[slot]);
        }
    }

    void save(Snapshot target) {
        states.tensors().forEach((name, tensor) -> target.put("pool." + name, tensor));
    }

    void restore(Snapshot source) {
        states.tensors().forEach((name, tensor) -> source.copyTo("pool." + name, tensor));
    }
}
