// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * What the checking simulator Oclgrind said. It writes invalid accesses, races and uses of undefined values to the file
 * that {@code OCLGRIND_LOG} names; a test during which the file grew fails with the first of them.
 */
final class SimulatorLog {

    private static final int SHOWN = 2000;

    private final @Nullable Path file;
    private long seen;

    SimulatorLog() {
        String name = System.getenv("OCLGRIND_LOG");
        file = name == null || name.isBlank() ? null : Path.of(name);
        seen = size();
    }

    /** Fails if something was written since the last call. */
    void check() {
        long before = seen;
        seen = size();
        if (file != null && seen > before) {
            byte[] said = new byte[(int) Math.min(SHOWN, seen - before)];
            try (var in = Files.newInputStream(file)) {
                in.skipNBytes(before);
                in.readNBytes(said, 0, said.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            throw new AssertionFailedError(
                    "The simulator complains: " + new String(said, StandardCharsets.UTF_8).strip());
        }
    }

    private long size() {
        try {
            return file == null || !Files.exists(file) ? 0 : Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
