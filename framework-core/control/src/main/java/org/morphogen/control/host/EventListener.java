// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.host;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.morphogen.api.config.Problem;
import org.morphogen.api.run.Runner;
import org.morphogen.control.wire.Door;

/** Passes on what a run tells, ticks no more often than people read. */
final class EventListener implements Runner.Listener {

    private static final long EVERY_NANOS = 100_000_000L;

    private final Door.Events events;
    private long told = System.nanoTime() - EVERY_NANOS;

    EventListener(Door.Events events) {
        this.events = events;
    }

    @Override
    public void started(String unit, long first, long length, String device, String dynamics) {
        tell("started", Map.of("unit", unit, "first", first, "length", length, "device", device, "dynamics", dynamics));
    }

    @Override
    public void ticked(long index, Map<String, Double> metrics, double cellStepsPerSecond) {
        long now = System.nanoTime();
        if (now - told >= EVERY_NANOS) {
            told = now;
            tell("ticked", Map.of("index", index, "metrics", metrics, "cellStepsPerSecond", cellStepsPerSecond));
        }
    }

    @Override
    public void wrote(Path file) {
        tell("wrote", Map.of("file", file.toAbsolutePath().normalize().toString()));
    }

    @Override
    public void warned(Problem problem) {
        tell("said", Map.of("sentence", "warning: " + problem));
    }

    @Override
    public void said(String sentence) {
        tell("said", Map.of("sentence", sentence));
    }

    private void tell(String what, Map<String, Object> values) {
        Map<String, Object> event = new LinkedHashMap<>(values);
        event.put("what", what);
        events.tell(event);
    }
}
