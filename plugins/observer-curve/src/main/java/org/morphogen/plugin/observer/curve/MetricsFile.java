// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.curve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.morphogen.api.observe.RunView;
import org.morphogen.api.run.RunException;

/** The lines that a run wrote before it was interrupted. */
final class MetricsFile {

    private final RunView run;

    MetricsFile(RunView run) {
        this.run = run;
    }

    /** Adds the points of ticks that this process will not do again; lines that were cut off are passed over. */
    void read(String metric, History into) {
        Path file = run.folder().path().resolve("metrics.jsonl");
        if (run.firstTick() == 0 || !Files.exists(file)) {
            return;
        }
        try {
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> add(line, metric, into));
        } catch (IOException e) {
            throw new RunException("Cannot read " + file + ": " + e.getMessage());
        }
    }

    private void add(String line, String metric, History into) {
        try {
            if (run.json().read(line) instanceof Map<?, ?> map
                    && map.get(run.unit()) instanceof Long tick
                    && map.get(metric) instanceof Number value
                    && tick <= run.firstTick()) {
                into.add(tick, value.doubleValue());
            }
        } catch (IllegalArgumentException e) {
            // Cut off by a crash: the line after it is the next whole one.
        }
    }
}
