// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.api.run.RunFolder;
import org.morphogen.config.text.JsonText;
import org.morphogen.record.RunDirectories;

class MetricsObserverTest {

    private final JsonText json = new JsonText();
    private RunFolder folder;

    @BeforeEach
    void makeFolder(@TempDir Path temp) {
        folder = new RunDirectories(json).create(temp.resolve("run"));
    }

    @Test
    void everyTickHasOneLineWithItsNumbers() throws IOException {
        run(new MetricsConfig(1, false), 0, 3, 3);

        assertEquals(
                List.of(
                        "{\"iteration\": 1, \"loss\": 1.0, \"target\": 2.0, \"seconds\": 0.1}",
                        "{\"iteration\": 2, \"loss\": 0.5, \"target\": 1.0, \"seconds\": 0.2}",
                        "{\"iteration\": 3, \"loss\": 0.3333333333333333, \"target\": 0.6666666666666666,"
                                + " \"seconds\": 0.3}"),
                lines());
    }

    @Test
    void linesAreWrittenAtTheirIntervalAndAtTheEnd() throws IOException {
        run(new MetricsConfig(4, false), 0, 10, 10);

        assertEquals(List.of(4L, 8L, 10L), ticks());
    }

    @Test
    void anInterruptedAndResumedRunHasTheLinesOfAnUninterruptedOne() throws IOException {
        run(new MetricsConfig(1, true), 0, 20, 20);
        List<String> uninterrupted = lines();
        Files.delete(folder.path().resolve("metrics.jsonl"));

        // Killed within line 13, resumed from the checkpoint after tick 10.
        run(new MetricsConfig(1, true), 0, 12, 20);
        Files.writeString(
                folder.path().resolve("metrics.jsonl"), "{\"iteration\": 13, \"lo", StandardOpenOption.APPEND);
        run(new MetricsConfig(1, true), 10, 20, 20);

        assertEquals(uninterrupted, lines());
    }

    @Test
    void aRunThatStartsAgainFromTheBeginningKeepsNoLine() throws IOException {
        run(new MetricsConfig(1, false), 0, 5, 20);

        run(new MetricsConfig(1, false), 0, 2, 20);

        assertEquals(List.of(1L, 2L), ticks());
    }

    @Test
    void aLineIsInTheFileAsSoonAsItsTickWasObserved() throws IOException {
        try (MetricsObserver observer = new MetricsObserver(new MetricsConfig(1, false))) {
            observer.started(new FolderRun(folder, json, 10, 0));
            observer.observe(new Tick(0, false, Map.of("loss", 1.0), 0, List.of()));

            assertEquals(List.of(1L), ticks());
        }
    }

    @Test
    void whatIsNotANumberIsNullInJson() throws IOException {
        try (MetricsObserver observer = new MetricsObserver(new MetricsConfig(1, false))) {
            observer.started(new FolderRun(folder, json, 10, 0));
            observer.observe(new Tick(0, true, Map.of("loss", Double.NaN), 0, List.of()));
        }

        assertEquals(List.of("{\"iteration\": 1, \"loss\": null, \"seconds\": 0.0}"), lines());
    }

    @Test
    void aTickWithoutNumbersHasNoLine() throws IOException {
        try (MetricsObserver observer = new MetricsObserver(new MetricsConfig(1, false))) {
            observer.started(new FolderRun(folder, json, 10, 0));
            observer.observe(new Tick(0, false, Map.of(), 0, List.of()));
        }

        assertEquals(List.of(), lines());
    }

    @Test
    void tensorBoardGetsARecordForEachNumber() throws IOException {
        run(new MetricsConfig(1, true), 0, 3, 3);

        // The version record, then two numbers a tick.
        assertEquals(1 + 3 * 2, records(eventFiles().get(0)));
    }

    @Test
    void aResumedRunAddsAnEventFileThatTakesTheStaleStepsBack() throws IOException {
        run(new MetricsConfig(1, true), 0, 3, 3);
        run(new MetricsConfig(1, true), 2, 3, 3);

        // Version, session start and two numbers for tick 3; version and two numbers each for ticks 1 to 3.
        List<Integer> records = new ArrayList<>();
        for (Path file : eventFiles()) {
            records.add(records(file));
        }
        assertEquals(Set.of(4, 7), Set.copyOf(records));
    }

    @Test
    void tensorBoardIsToldOfTheFirstStepThatIsDoneAgain() throws IOException {
        run(new MetricsConfig(1, true), 2, 3, 3);

        ByteBuffer bytes =
                ByteBuffer.wrap(Files.readAllBytes(eventFiles().get(0))).order(ByteOrder.LITTLE_ENDIAN);
        int session = 8 + 4 + (int) bytes.getLong(0) + 4 + 8 + 4;
        // Event{1: wall time, 2: step, 7: session log}; ticks 1 and 2 are kept.
        assertEquals(0x10, bytes.get(session + 9));
        assertEquals(3, bytes.get(session + 10));
        assertEquals(0x3a, bytes.get(session + 11));
    }

    @Test
    void noEventFileIsWrittenWhenNoneIsWanted() throws IOException {
        run(new MetricsConfig(1, false), 0, 3, 3);

        assertTrue(eventFiles().isEmpty());
    }

    @Test
    void peopleAreToldOfBothFiles() {
        FolderRun run = run(new MetricsConfig(1, true), 0, 1, 1);

        assertEquals(2, run.written().size());
        assertTrue(run.written().stream().allMatch(Files::isRegularFile));
        assertFalse(run.written().get(0).equals(run.written().get(1)));
    }

    private FolderRun run(MetricsConfig config, long first, long until, long length) {
        FolderRun run = new FolderRun(folder, json, length, first);
        try (MetricsObserver observer = new MetricsObserver(config)) {
            observer.started(run);
            for (long index = first; index < until; index++) {
                boolean last = index + 1 == length;
                if (observer.wants(index, last)) {
                    Map<String, Double> metrics = new LinkedHashMap<>();
                    metrics.put("loss", 1.0 / (index + 1));
                    metrics.put("target", 2.0 / (index + 1));
                    observer.observe(new Tick(index, last, metrics, (index + 1) * 0.1, List.of()));
                }
            }
            observer.finished(run);
        }
        return run;
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.path().resolve("metrics.jsonl"));
    }

    private List<Object> ticks() throws IOException {
        return lines().stream()
                .map(line -> (Object) ((Map<?, ?>) json.read(line)).get("iteration"))
                .toList();
    }

    private List<Path> eventFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder.path())) {
            return files.filter(file -> file.getFileName().toString().startsWith("events.out.tfevents."))
                    .sorted()
                    .toList();
        }
    }

    /** Number of whole records: length, its checksum, data, its checksum. */
    private static int records(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int count = 0;
        while (bytes.hasRemaining()) {
            long length = bytes.getLong();
            bytes.position(bytes.position() + 4 + (int) length + 4);
            count++;
        }
        return count;
    }
}
