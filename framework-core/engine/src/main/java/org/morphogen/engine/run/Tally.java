// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.morphogen.api.run.Runner;
import org.morphogen.api.train.Report;

/** What a run has done in this process, over all its sittings: time, cell-steps and the newest metrics. */
final class Tally {

    private final Map<String, Double> metrics = new LinkedHashMap<>();
    private final double earlier;
    private double ended;
    private long cellSteps;
    private long began;
    private boolean going;

    /** @param earlier seconds of the processes that this one goes on from */
    Tally(double earlier) {
        this.earlier = earlier;
    }

    void begin() {
        began = System.nanoTime();
        going = true;
    }

    void end() {
        ended = seconds();
        going = false;
    }

    void add(Report report) {
        cellSteps += report.cellSteps();
        metrics.putAll(report.metrics());
    }

    Map<String, Double> metrics() {
        return metrics;
    }

    Map<String, Double> copy() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /** Of this process, without building. */
    double seconds() {
        return going ? ended + (System.nanoTime() - began) * 1e-9 : ended;
    }

    double secondsInAll() {
        return earlier + seconds();
    }

    /** Cell-steps a second. */
    double rate() {
        return cellSteps / Math.max(1e-9, seconds());
    }

    Runner.Result result(LiveView view, long done, boolean interrupted) {
        return new Runner.Result(
                view.folder().path(),
                view.unit(),
                done,
                copy(),
                seconds(),
                rate(),
                interrupted,
                view.session().scope().compute().profile());
    }
}
