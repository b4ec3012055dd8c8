// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.curve;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.observe.Observation;
import org.morphogen.api.observe.Observer;
import org.morphogen.api.observe.RunView;

/**
 * Redraws {@code loss.png} while a run goes on. A resumed run takes its past from {@code metrics.jsonl}, if there is
 * one. Drawing takes at most two hundredths of the run's time.
 */
final class CurveObserver implements Observer {

    private static final Logger LOG = System.getLogger(CurveObserver.class.getName());
    private static final int REST = 50;

    private final CurveConfig config;
    private final History history = new History();
    private @Nullable RunView run;
    private boolean drawable = true;
    private long dueNanos;

    CurveObserver(CurveConfig config) {
        this.config = config;
    }

    @Override
    public void started(RunView view) {
        run = view;
        new MetricsFile(view).read(config.metric(), history);
        dueNanos = System.nanoTime() + (long) (config.seconds() * 1e9);
    }

    @Override
    public boolean wants(long index, boolean last) {
        return last || (index + 1) % config.every() == 0;
    }

    @Override
    public void observe(Observation observation) {
        Double value = observation.metrics().get(config.metric());
        if (value != null) {
            history.add(observation.index() + 1, value);
        }
        if (run != null && System.nanoTime() - dueNanos >= 0) {
            draw(run);
        }
    }

    @Override
    public void finished(RunView view) {
        if (draw(view)) {
            view.wrote(view.folder().path().resolve(file()));
        }
    }

    private boolean draw(RunView view) {
        if (!drawable || history.size() == 0) {
            return false;
        }
        long began = System.nanoTime();
        byte[] png = picture(view);
        if (png != null) {
            view.folder().write(file(), png);
        }
        long now = System.nanoTime();
        dueNanos = now + Math.max((long) (config.seconds() * 1e9), REST * (now - began));
        return png != null;
    }

    /** A machine without fonts cannot draw text; a run does not end for want of a curve. */
    private byte @Nullable [] picture(RunView view) {
        try {
            return new CurveChart(config.metric(), view.unit()).draw(Bands.of(history));
        } catch (RuntimeException | LinkageError | InternalError e) {
            drawable = false;
            LOG.log(
                    Level.WARNING,
                    "Cannot draw " + file() + ": " + e + ". The run goes on without it. Are there fonts on this machine"
                            + " (on Debian: apt install fontconfig fonts-dejavu-core)?");
            return null;
        }
    }

    private String file() {
        return config.metric().replaceAll("[^A-Za-z0-9._-]", "_") + ".png";
    }
}
