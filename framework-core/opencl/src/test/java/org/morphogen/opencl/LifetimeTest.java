// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;

class LifetimeTest extends OnDevice {

    private static final int TIMES = 1000;

    /** Builds come from 10 cached binaries, so the driver loads and frees a thousand programs. */
    @Test
    void aThousandProgramsLeaveNothingBehind() throws IOException {
        build(100);
        long before = residentKibibytes();
        build(TIMES);
        long grown = residentKibibytes() - before;
        assertEquals(0, ((OpenClCompute) compute).loadedPrograms());
        assertEquals(0, compute.memory().bytes());
        assertTrue(grown < 100 * 1024, "resident memory grew by " + grown + " KiB over " + TIMES + " programs");
    }

    private void build(int times) {
        for (int i = 0; i < times; i++) {
            try (Scope step = scope.child("step")) {
                Tensor x = step.floats(1);
                compute.fill(x, i);
                step.program(source(ADD), Map.of("V", i % 10)).kernel("add").launch(Range.of(1), x, 1f, x, 1);
                assertEquals(i + 1f, x.readFloats()[0]);
            }
        }
    }

    private static long residentKibibytes() throws IOException {
        System.gc();
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .sum();
    }
}
