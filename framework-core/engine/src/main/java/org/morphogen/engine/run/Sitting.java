// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.observe.Observer;
import org.morphogen.api.run.RunFolder;
import org.morphogen.api.run.Runner;
import org.morphogen.api.run.Snapshot;
import org.morphogen.api.train.Workload;
import org.morphogen.engine.session.Composer;
import org.morphogen.engine.session.LiveSession;

/**
 * A stretch of a run in one go: all that is made of its experiment, closed in the reverse order. A run that has to wait
 * for a plugin, or whose parameters change, ends one sitting and begins another from its checkpoint.
 */
final class Sitting implements AutoCloseable {

    private final Composer composer;
    private final Runner.Listener listener;
    private final Scope scope;
    private final LiveSession session;
    private final Workload workload;
    private final List<Observer> observers;

    /**
     * Composes. Throws ExperimentException for what does not fit; nothing is left open then.
     *
     * @param compute whose queue the calling thread uses
     */
    Sitting(Composer composer, Experiment experiment, Compute compute, Runner.Listener listener) {
        this.composer = composer;
        this.listener = listener;
        this.scope = compute.scope("run");
        boolean made = false;
        try {
            ProblemList problems = new ProblemList();
            this.session = composer.session(experiment, scope, problems);
            this.workload = composer.workload(session, problems);
            this.observers = composer.observers(experiment, scope, problems);
            if (problems.hasErrors()) {
                throw new ExperimentException("The experiment cannot run on this device:", problems.problems());
            }
            made = true;
        } finally {
            if (!made) {
                scope.close();
            }
        }
    }

    LiveSession session() {
        return session;
    }

    Workload workload() {
        return workload;
    }

    /** Parameters of another run. Throws ExperimentException if they do not fit. */
    Sitting from(Supplier<Snapshot> model, java.nio.file.Path file) {
        new Model(session).load(model.get(), file);
        return this;
    }

    /** Goes on bit for bit from a checkpoint. Throws ExperimentException if it does not fit. */
    void restore(RunFolder.Checkpoint checkpoint) {
        new Model(session).load(checkpoint.snapshot(), checkpoint.file());
        workload.restore(checkpoint.snapshot(), checkpoint.tick());
        listener.said("Going on from " + workload.unit() + " " + checkpoint.tick() + " (" + checkpoint.file() + ")");
    }

    /**
     * Goes on from a checkpoint with what fits by name, type and shape; the rest stays as it was drawn.
     *
     * @return the names of parameters that do not fit
     */
    List<String> restoreWhatFits(RunFolder.Checkpoint checkpoint) {
        Snapshot mine = new Model(session).snapshot();
        workload.save(mine);
        List<String> anew = new ArrayList<>();
        Snapshot merged = new Snapshot();
        checkpoint.snapshot().notes().forEach(merged::note);
        mine.arrays().forEach((name, array) -> {
            Optional<Snapshot.Array> kept = Optional.ofNullable(
                            checkpoint.snapshot().arrays().get(name))
                    .filter(old -> old.type() == array.type() && old.shape().equals(array.shape()));
            merged.put(name, kept.orElse(array));
            if (kept.isEmpty() && session.parameters().tensors().containsKey(name)) {
                anew.add(name);
            }
        });
        new Model(session).load(merged, checkpoint.file());
        workload.restore(merged, checkpoint.tick());
        return anew;
    }

    /** All that is used, for whoever watches plugins come and go. */
    List<Catalog.Entry> plugins() {
        List<Catalog.Entry> all = new ArrayList<>(composer.plugins(session.experiment()));
        session.composition().fusion().ifPresent(all::add);
        return all;
    }

    /** Ticks until all are done or the steering says to leave. */
    Runner.Result go(LiveView view, Steering steering, Tally tally) {
        Saving saving = new Saving(view.folder(), session, workload);
        return new RunLoop(workload, observers, view, saving, listener, steering, tally).run(view.firstTick());
    }

    @Override
    public void close() {
        try (scope;
                var composition = session.composition();
                workload) {
            observers.forEach(Observer::close);
        }
    }
}
