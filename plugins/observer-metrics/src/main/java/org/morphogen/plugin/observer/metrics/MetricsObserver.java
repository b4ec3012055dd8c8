// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.observe.Observation;
import org.morphogen.api.observe.Observer;
import org.morphogen.api.observe.RunView;
import org.morphogen.plugin.observer.metrics.tensorboard.EventFile;

/**
 * Writes {@code {"iteration": n, "loss": x, ..., "seconds": s}} for ticks that told anything; n counts from 1. A
 * resumed run first drops the lines of ticks that it will do again, so that in the end each tick has one line.
 */
final class MetricsObserver implements Observer {

    private static final String SECONDS = "seconds";

    private final MetricsConfig config;
    private @Nullable JsonLines lines;
    private @Nullable EventFile events;
    private String unit = "";

    MetricsObserver(MetricsConfig config) {
        this.config = config;
    }

    @Override
    public void started(RunView run) {
        unit = run.unit();
        lines = JsonLines.open(run.folder(), run.json(), unit, run.firstTick());
        if (config.tensorboard()) {
            long firstStep = run.firstTick() == 0 ? 0 : run.firstTick() + 1;
            events = EventFile.create(run.folder().path(), wallTime(), source(), firstStep);
        }
    }

    @Override
    public boolean wants(long index, boolean last) {
        return last || (index + 1) % config.every() == 0;
    }

    @Override
    public void observe(Observation observation) {
        if (observation.metrics().isEmpty()) {
            return;
        }
        long done = observation.index() + 1;
        JsonLines text = lines;
        if (text != null) {
            text.append(line(done, observation));
        }
        EventFile file = events;
        if (file != null) {
            observation.metrics().forEach((name, value) -> file.scalar(name, done, wallTime(), value.floatValue()));
        }
    }

    @Override
    public void finished(RunView run) {
        if (lines != null) {
            run.wrote(lines.path());
        }
        if (events != null) {
            run.wrote(events.path());
        }
    }

    @Override
    public void close() {
        if (lines != null) {
            lines.close();
        }
        if (events != null) {
            events.close();
        }
    }

    private Map<String, Object> line(long done, Observation observation) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put(unit, done);
        // JSON has no numbers for what is not a number or infinite.
        observation.metrics().forEach((name, value) -> line.put(name, Double.isFinite(value) ? value : null));
        line.put(SECONDS, Math.round(observation.seconds() * 1000) / 1000.0);
        return line;
    }

    private static double wallTime() {
        return System.currentTimeMillis() / 1000.0;
    }

    /** Tells files apart that were begun within one second. */
    private static String source() {
        return "morphogen." + ProcessHandle.current().pid() + "." + Long.toHexString(System.nanoTime());
    }
}
