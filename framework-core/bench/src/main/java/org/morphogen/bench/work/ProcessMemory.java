// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What the system says about this process's memory; only Linux tells. */
final class ProcessMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path MARK = Path.of("/proc/self/clear_refs");
    private static final String PEAK = "VmHWM:";
    private static final String RESET = "5";

    private ProcessMemory() {}

    /** From now on the peak is that of what comes. Where the system refuses, the peak is that of the whole process. */
    static void reset() {
        System.gc();
        try {
            Files.writeString(MARK, RESET);
        } catch (IOException e) {
            // A larger number for ours, never a smaller one.
        }
    }

    /** The most bytes that were resident. */
    static OptionalLong peak() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(PEAK))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D+", "")))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
