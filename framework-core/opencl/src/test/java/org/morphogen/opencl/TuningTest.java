// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.compute.Tuning;

class TuningTest {

    @TempDir
    Path folder;

    private final List<Integer> measured = new ArrayList<>();

    @Test
    void theFastestIsMeasuredOnceAndKept() {
        assertEquals(8, pick(table(), "rows", List.of(4, 8, 16)));
        assertEquals(List.of(4, 8, 16), measured);
        assertEquals(8, pick(table(), "rows", List.of(4, 8, 16)));
        assertEquals(List.of(4, 8, 16), measured);
    }

    @Test
    void aKeptValueThatIsNoCandidateAnyMoreIsMeasuredAgain() {
        pick(table(), "rows", List.of(4, 8));
        assertEquals(16, pick(table(), "rows", List.of(32, 16)));
    }

    @Test
    void oneCandidateNeedsNoMeasurement() {
        assertEquals(5, pick(table(), "rows", List.of(5)));
        assertEquals(List.of(), measured);
    }

    @Test
    void aRefusedCandidateIsPassedOverButNotTheFirst() {
        Tuning tuning = table();
        assertEquals(1, tuning.pick("a", List.of(1, 2), c -> refuse(c == 2)));
        assertThrows(ComputeException.class, () -> tuning.pick("b", List.of(1, 2), c -> refuse(c == 1)));
    }

    @Test
    void tablesOfTwoProcessesAreMerged() {
        Tuning one = table();
        Tuning two = table();
        pick(one, "a", List.of(4, 8));
        pick(two, "b", List.of(4, 8));
        measured.clear();
        Tuning three = table();
        pick(three, "a", List.of(4, 8));
        pick(three, "b", List.of(4, 8));
        assertEquals(List.of(), measured);
    }

    @Test
    void aDamagedTableIsMeasuredAgain() throws IOException {
        Files.createDirectories(folder.resolve("tuning"));
        Files.write(folder.resolve("tuning/device.properties"), new byte[] {(byte) 0xff, '\\', 'u', 'x', 0});
        assertEquals(8, pick(table(), "rows", List.of(4, 8)));
    }

    private Tuning table() {
        return new MeasuredTuning(folder.resolve("tuning/device.properties"));
    }

    /** The candidate nearest to 8 is the fastest. */
    private int pick(Tuning tuning, String key, List<Integer> candidates) {
        return tuning.pick(key, candidates, candidate -> {
            measured.add(candidate);
            return Math.abs(candidate - 8) + 1;
        });
    }

    private static double refuse(boolean refused) {
        if (refused) {
            throw new ComputeException("too large");
        }
        return 1;
    }
}
