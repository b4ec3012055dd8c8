// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.watch;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.morphogen.api.config.Problem;
import org.morphogen.api.live.Swap;

/** Listens to one run, on the run's thread. */
final class Ear implements Swap.Listener {

    private static final String RATE = "cellStepsPerSecond";

    private final String id;
    private final History history = new History();
    private final BiConsumer<String, Map<String, Object>> tell;

    /** @param tell takes an event's name and what it says */
    Ear(String id, BiConsumer<String, Map<String, Object>> tell) {
        this.id = id;
        this.tell = tell;
    }

    History history() {
        return history;
    }

    @Override
    public void started(String unit, long first, long length, String device, String dynamics) {
        // The state of the run says it.
    }

    @Override
    public void ticked(long index, Map<String, Double> metrics, double cellStepsPerSecond) {
        Map<String, Double> values = new LinkedHashMap<>(metrics);
        values.put(RATE, cellStepsPerSecond);
        history.add(index, values);
    }

    @Override
    public void wrote(Path file) {
        // The list of files says it.
    }

    @Override
    public void warned(Problem problem) {
        tell.accept("warned", Map.of("id", id, "pointer", problem.pointer(), "message", problem.toString()));
    }

    @Override
    public void said(String sentence) {
        tell.accept("said", Map.of("id", id, "sentence", sentence));
    }

    @Override
    public void swapped(Swap swap) {
        Map<String, Object> values = new LinkedHashMap<>(RunText.of(swap));
        values.put("id", id);
        tell.accept("swapped", values);
    }
}
