// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.morphogen.api.observe.Observer;
import org.morphogen.api.run.Runner;
import org.morphogen.api.train.Report;
import org.morphogen.api.train.Workload;

/**
 * The one loop of a run. Ticks are done in groups that end where an observer or a checkpoint is due; between groups the
 * loop waits for the device, so that an interruption is answered within a fraction of a second.
 */
final class RunLoop {

    private static final double GROUP_SECONDS = 0.2;

    private final Workload workload;
    private final List<Observer> observers;
    private final LiveView view;
    private final Saving saving;
    private final Runner.Listener listener;
    private final BooleanSupplier stop;
    private final Map<String, Double> metrics = new LinkedHashMap<>();
    private long cellSteps;
    private double earlier;
    private long began;

    RunLoop(
            Workload workload,
            List<Observer> observers,
            LiveView view,
            Saving saving,
            Runner.Listener listener,
            BooleanSupplier stop) {
        this.workload = workload;
        this.observers = observers;
        this.view = view;
        this.saving = saving;
        this.listener = listener;
        this.stop = stop;
    }

    /** @param earlierSeconds spent by the process that this one goes on from */
    Runner.Result run(long first, double earlierSeconds) {
        earlier = earlierSeconds;
        observers.forEach(observer -> observer.started(view));
        began = System.nanoTime();
        long tick = first;
        long group = 1;
        boolean interrupted = stop.getAsBoolean();
        while (tick < workload.length() && !interrupted) {
            long started = System.nanoTime();
            long done = advance(tick, Math.min(group, due(tick) - tick));
            view.session().scope().compute().finish();
            group = regroup(done, System.nanoTime() - started);
            tick += done;
            observe(tick - 1);
            if (tick % workload.saveEvery() == 0 && tick < workload.length()) {
                saving.checkpoint(tick, earlier + seconds());
            }
            interrupted = stop.getAsBoolean();
        }
        double seconds = seconds();
        saving.checkpoint(tick, earlier + seconds);
        end(interrupted);
        return result(tick, seconds, interrupted);
    }

    private long advance(long tick, long most) {
        Report report = workload.advance(tick, most);
        cellSteps += report.cellSteps();
        metrics.putAll(report.metrics());
        listener.ticked(tick + report.ticks() - 1, metrics, cellSteps / Math.max(1e-9, seconds()));
        return report.ticks();
    }

    /** The tick after which the loop must look up: an observation, a checkpoint or the end. */
    private long due(long tick) {
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
    private static long regroup(long done, long nanos) {
        return nanos < GROUP_SECONDS * 0.5e9 ? done * 2 : Math.max(1, done / 2);
    }

    private void observe(long index) {
        boolean last = index + 1 == workload.length();
        LiveObservation observation =
                new LiveObservation(view.session(), workload, index, last, copyOfMetrics(), earlier + seconds());
        for (Observer observer : observers) {
            if (observer.wants(index, last)) {
                observer.observe(observation);
            }
        }
    }

    private void end(boolean interrupted) {
        if (saving.model()) {
            listener.wrote(view.folder().path().resolve("model.safetensors"));
        }
        if (!interrupted) {
            metrics.putAll(workload.conclude());
            observers.forEach(observer -> observer.finished(view));
        }
    }

    private Runner.Result result(long tick, double seconds, boolean interrupted) {
        double rate = cellSteps / Math.max(1e-9, seconds);
        return new Runner.Result(
                view.folder().path(),
                workload.unit(),
                tick,
                copyOfMetrics(),
                seconds,
                rate,
                interrupted,
                view.session().scope().compute().profile());
    }

    private Map<String, Double> copyOfMetrics() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    private double seconds() {
        return (System.nanoTime() - began) * 1e-9;
    }
}
