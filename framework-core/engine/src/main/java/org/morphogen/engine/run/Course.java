// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.run;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.live.Change;
import org.morphogen.api.live.Swap;
import org.morphogen.api.live.SwapException;
import org.morphogen.api.run.RunException;
import org.morphogen.api.run.RunFolder;
import org.morphogen.api.run.Runner;
import org.morphogen.engine.session.Composition;
import org.morphogen.engine.swap.Failure;
import org.morphogen.engine.swap.Swapper;

/**
 * A run from its first tick to its end, sitting after sitting: the next one begins from the checkpoint of the one
 * before. All of it is on the run's thread.
 */
final class Course {

    private final Tools tools;
    private final Runner.Request request;
    private final Broadcast broadcast;
    private final Steering steering;
    private final Providers providers;
    private volatile Experiment experiment;
    private @Nullable Sitting sitting;
    private @Nullable RunFolder folder;
    private @Nullable Anew anew;
    private long first;

    Course(Tools tools, Runner.Request request, Broadcast broadcast, Steering steering) {
        this.tools = tools;
        this.request = request;
        this.broadcast = broadcast;
        this.steering = steering;
        this.providers = new Providers(tools.catalog(), steering);
        this.experiment = request.experiment();
    }

    /** A composition whose parameters do not all fit, to begin with as soon as this sitting has ended. */
    private record Anew(Experiment experiment, CompletableFuture<Swap> answer, long began) {}

    Experiment experiment() {
        return experiment;
    }

    Runner.Result run() {
        try (Compute compute = tools.devices().open(request.device(), request.profile());
                Catalog.Watch watch = tools.catalog().watch(providers)) {
            return run(compute);
        }
    }

    private Runner.Result run(Compute compute) {
        Sitting now = new Sitting(tools.composer(), experiment, compute, broadcast);
        Tally tally;
        try {
            tally = begin(now);
        } catch (RuntimeException | Error e) {
            now.close();
            throw e;
        }
        while (true) {
            Runner.Result result = sit(now, tally);
            first = result.done();
            if (!result.interrupted() || steering.stopped()) {
                return result;
            }
            Optional<Sitting> following = following(compute);
            if (following.isEmpty()) {
                return result;
            }
            now = following.get();
        }
    }

    /** Opens the folder and restores what is to be gone on from. */
    private Tally begin(Sitting now) {
        request.model().ifPresent(file -> now.from(() -> tools.folders().read(file), file));
        if (!request.resume()) {
            folder = tools.folders().create(request.folder());
            describe(now);
            return new Tally(0);
        }
        folder = tools.folders().open(request.folder());
        Optional<RunFolder.Checkpoint> newest = folder.newest();
        newest.ifPresent(now::restore);
        // It may go on with other values, plugins or devices than it began with.
        describe(now);
        if (newest.isEmpty()) {
            broadcast.said("No whole checkpoint in " + folder.path() + ": starting again from the beginning");
        }
        first = newest.map(RunFolder.Checkpoint::tick).orElse(0L);
        return new Tally(newest.map(c -> Saving.seconds(c.snapshot())).orElse(0.0));
    }

    private Runner.Result sit(Sitting now, Tally tally) {
        try (now) {
            sitting = now;
            steering.begin();
            providers.use(now.plugins());
            LiveView view = new LiveView(folder(), now.session(), tools.json(), now.workload(), first, broadcast);
            broadcast.started(
                    now.workload().unit(),
                    first,
                    now.workload().length(),
                    request.device().name(),
                    now.session().dynamics().name());
            return now.go(view, steering, tally);
        } finally {
            sitting = null;
            // Whoever wants to visit waits for the next sitting, or is told that there is none.
            providers.release();
        }
    }

    /** The next sitting, composed and restored; empty if the run was stopped meanwhile. */
    private Optional<Sitting> following(Compute compute) {
        Anew asked = anew;
        anew = null;
        if (asked == null) {
            Optional<Sitting> back =
                    new Return(tools, experiment, providers, broadcast, steering).sitting(compute, folder());
            back.ifPresent(there -> settle(there, swap(there, List.of(), System.nanoTime())));
            return back;
        }
        try {
            return Optional.of(anew(asked, compute));
        } catch (RuntimeException | LinkageError e) {
            asked.answer()
                    .completeExceptionally(
                            new SwapException("Not swapped, the run goes on as it was: " + Failure.words(e)));
            Sitting old = new Sitting(tools.composer(), experiment, compute, broadcast);
            folder().newest().ifPresent(old::restore);
            return Optional.of(old);
        }
    }

    private Sitting anew(Anew asked, Compute compute) {
        Sitting other = new Sitting(tools.composer(), asked.experiment(), compute, broadcast);
        try {
            List<String> drawn = other.restoreWhatFits(folder().newest().orElseThrow());
            tools.swapper().tried(other.session(), other.workload(), first);
            Swap swap = swap(other, drawn, asked.began());
            settle(other, swap);
            asked.answer().complete(swap);
            return other;
        } catch (RuntimeException | LinkageError e) {
            other.close();
            throw e;
        }
    }

    private Swap swap(Sitting now, List<String> drawn, long began) {
        Composition composition = now.session().composition();
        return new Swap(
                first,
                tools.swapper().replaced(experiment, composition.experiment()),
                drawn,
                composition.dynamics().name(),
                (System.nanoTime() - began) * 1e-9);
    }

    /** On the run's thread, at a boundary. */
    CompletableFuture<Swap> swap(Change change, long next) {
        Sitting now = sitting;
        if (now == null || steering.stopped() || providers.anyGone()) {
            return CompletableFuture.failedFuture(new RunException("The run is about to end or to wait; try again"));
        }
        CompletableFuture<Swap> answer = new CompletableFuture<>();
        long began = System.nanoTime();
        Swapper.Outcome outcome = tools.swapper().swap(now.session(), now.workload(), change, next);
        if (outcome.swap().isPresent()) {
            Swap swap = outcome.swap().get();
            providers.use(now.plugins());
            settle(now, swap);
            answer.complete(swap);
        } else {
            anew = new Anew(outcome.experiment(), answer, began);
            steering.leave();
        }
        return answer;
    }

    /** From here on this is what the run is. */
    private void settle(Sitting now, Swap swap) {
        experiment = now.session().experiment();
        describe(now);
        new ChangeLog(folder(), tools.json()).add(swap);
        broadcast.swapped(swap);
    }

    private void describe(Sitting now) {
        folder().describe(new Description(tools.experiments(), tools.catalog()).of(now.session(), now.plugins()));
    }

    private RunFolder folder() {
        return Objects.requireNonNull(folder);
    }
}
