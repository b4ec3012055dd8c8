// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.run;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.morphogen.api.config.Problem;
import org.morphogen.api.live.Run;
import org.morphogen.api.live.Status;
import org.morphogen.api.live.Swap;
import org.morphogen.api.run.Runner;

/** Tells all listeners of a run, and remembers what a status needs. */
final class Broadcast implements Runner.Listener {

    private static final System.Logger LOG = System.getLogger(Broadcast.class.getName());

    private final List<Runner.Listener> listeners = new CopyOnWriteArrayList<>();
    private final Runner.Listener owner;
    private volatile Status status = new Status(Status.Phase.QUEUED, "", 0, 0, Map.of(), 0, "", "", "");

    /** @param owner hears first, and what it throws ends the run */
    Broadcast(Runner.Listener owner) {
        this.owner = owner;
    }

    Run.Subscription add(Runner.Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    Status status() {
        return status;
    }

    void phase(Status.Phase phase, String words) {
        Status s = status;
        status = new Status(
                phase,
                s.unit(),
                s.done(),
                s.length(),
                s.metrics(),
                s.cellStepsPerSecond(),
                s.device(),
                s.dynamics(),
                words);
    }

    @Override
    public void started(String unit, long first, long length, String device, String dynamics) {
        Status s = status;
        status = new Status(Status.Phase.RUNNING, unit, first, length, s.metrics(), 0, device, dynamics, s.words());
        tell(listener -> listener.started(unit, first, length, device, dynamics));
    }

    /** Another composition computes from now on. */
    private void dynamics(String name) {
        Status s = status;
        status = new Status(
                s.phase(),
                s.unit(),
                s.done(),
                s.length(),
                s.metrics(),
                s.cellStepsPerSecond(),
                s.device(),
                name,
                s.words());
    }

    @Override
    public void ticked(long index, Map<String, Double> metrics, double cellStepsPerSecond) {
        Status s = status;
        status = new Status(
                Status.Phase.RUNNING,
                s.unit(),
                index + 1,
                s.length(),
                Collections.unmodifiableMap(new LinkedHashMap<>(metrics)),
                cellStepsPerSecond,
                s.device(),
                s.dynamics(),
                s.words());
        tell(listener -> listener.ticked(index, metrics, cellStepsPerSecond));
    }

    @Override
    public void wrote(Path file) {
        tell(listener -> listener.wrote(file));
    }

    @Override
    public void warned(Problem problem) {
        tell(listener -> listener.warned(problem));
    }

    void swapped(Swap swap) {
        dynamics(swap.dynamics());
        said(swap.toString());
        tell(listener -> {
            if (listener instanceof Swap.Listener hears) {
                hears.swapped(swap);
            }
        });
    }

    @Override
    public void said(String sentence) {
        phase(status.phase(), sentence);
        tell(listener -> listener.said(sentence));
    }

    private void tell(Consumer<Runner.Listener> event) {
        event.accept(owner);
        for (Runner.Listener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.DEBUG, "a listener failed and hears no more", e);
                listeners.remove(listener);
            }
        }
    }
}
