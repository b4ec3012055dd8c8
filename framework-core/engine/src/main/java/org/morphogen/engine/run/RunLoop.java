// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.run;

import java.util.List;
import org.morphogen.api.live.Boundary;
import org.morphogen.api.observe.Observation;
import org.morphogen.api.observe.Observer;
import org.morphogen.api.run.Runner;
import org.morphogen.api.train.Report;
import org.morphogen.api.train.Workload;
import org.morphogen.engine.session.LiveSession;

/**
 * The one loop of a run. Ticks are done in groups that end where an observer or a checkpoint is due; between groups the
 * loop waits for the device, so that an interruption is answered within a fraction of a second.
 */
final class RunLoop implements Boundary {

    private static final double GROUP_SECONDS = 0.2;

    /** While somebody looks: thirty boundaries a second and some to spare. */
    private static final double WATCHED_SECONDS = 0.02;

    private final Workload workload;
    private final List<Observer> observers;
    private final LiveView view;
    private final Saving saving;
    private final Runner.Listener listener;
    private final Steering steering;
    private final Tally tally;
    private long tick;

    RunLoop(
            Workload workload,
            List<Observer> observers,
            LiveView view,
            Saving saving,
            Runner.Listener listener,
            Steering steering,
            Tally tally) {
        this.workload = workload;
        this.observers = observers;
        this.view = view;
        this.saving = saving;
        this.listener = listener;
        this.steering = steering;
        this.tally = tally;
    }

    /** Ticks from {@code first} on, until all are done or the steering says to leave; saves then. */
    Runner.Result run(long first) {
        tick = first;
        observers.forEach(observer -> observer.started(view));
        tally.begin();
        long group = 1;
        long allowed = go();
        while (allowed > 0) {
            long started = System.nanoTime();
            long done = advance(Math.min(allowed, Math.min(group, due() - tick)));
            view.session().scope().compute().finish();
            group = regroup(done, System.nanoTime() - started);
            tick += done;
            observe(tick - 1);
            if (tick % workload.saveEvery() == 0 && tick < workload.length()) {
                saving.checkpoint(tick, tally.secondsInAll());
            }
            steering.did(done);
            allowed = go();
        }
        boolean whole = tick >= workload.length();
        tally.end();
        saving.checkpoint(tick, tally.secondsInAll());
        end(whole);
        return tally.result(view, tick, !whole);
    }

    private long go() {
        return tick < workload.length() ? steering.cross(this) : 0;
    }

    @Override
    public long next() {
        return tick;
    }

    @Override
    public LiveSession session() {
        return view.session();
    }

    @Override
    public Workload workload() {
        return workload;
    }

    @Override
    public Observation observation() {
        return observation(tick - 1);
    }

    private long advance(long most) {
        Report report = workload.advance(tick, most);
        tally.add(report);
        listener.ticked(tick + report.ticks() - 1, tally.metrics(), tally.rate());
        return report.ticks();
    }

    /** The tick after which the loop must look up: an observation, a checkpoint or the end. */
    private long due() {
        long next = Math.min(workload.length(), (tick / workload.saveEvery() + 1) * workload.saveEvery());
        for (long index = tick; index < next; index++) {
            if (wanted(index)) {
                return index + 1;
            }
        }
        return next;
    }

    private boolean wanted(long index) {
        boolean last = index + 1 == workload.length();
        return observers.stream().anyMatch(observer -> observer.wants(index, last));
    }

    /** Twice as many ticks if the last group was short, half as many if it was long. */
    private long regroup(long done, long nanos) {
        double seconds = steering.watched() ? WATCHED_SECONDS : GROUP_SECONDS;
        return nanos < seconds * 0.5e9 ? done * 2 : Math.max(1, done / 2);
    }

    private void observe(long index) {
        LiveObservation observation = observation(index);
        for (Observer observer : observers) {
            if (observer.wants(index, observation.last())) {
                observer.observe(observation);
            }
        }
    }

    private LiveObservation observation(long index) {
        boolean last = index + 1 == workload.length();
        return new LiveObservation(view.session(), workload, index, last, tally.copy(), tally.secondsInAll());
    }

    private void end(boolean whole) {
        if (saving.model()) {
            listener.wrote(view.folder().path().resolve("model.safetensors"));
        }
        if (whole) {
            tally.metrics().putAll(workload.conclude());
            workload.remarks().forEach(listener::said);
            observers.forEach(observer -> observer.finished(view));
        }
    }
}
