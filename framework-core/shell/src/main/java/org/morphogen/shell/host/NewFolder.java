// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.morphogen.api.experiment.Experiment;

/** Where a run goes that nobody named a folder for: {@code runs/NAME/TIME-SEED}. */
public final class NewFolder {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private NewFolder() {}

    /** A folder below {@code runs} of {@code directory} that is not there yet. */
    public static Path of(Path directory, Experiment experiment) {
        String safe = experiment.name().replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^\\.+", "");
        Path folder = directory.resolve("runs").resolve(safe.isEmpty() ? "experiment" : safe);
        String base = TIME.format(LocalDateTime.now()) + "-" + experiment.seed();
        Path path = folder.resolve(base);
        // Two runs of one second.
        for (int i = 2; Files.exists(path); i++) {
            path = folder.resolve(base + "-" + i);
        }
        return path;
    }
}
