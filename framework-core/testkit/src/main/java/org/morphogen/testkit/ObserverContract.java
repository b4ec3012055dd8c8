// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.observe.Observer;
import org.morphogen.api.observe.ObserverType;

/** What every observer holds: it writes whole files into the run's folder, the same after a resume, and nothing else. */
public abstract class ObserverContract<C extends Record> extends PluginContract<C> {

    private static final long TICKS = 30;

    @Override
    protected abstract ObserverType<C> type();

    @Override
    final void make(C configuration, Scope scope, Context context) throws IOException {
        Path folder = Files.createTempDirectory("observed");
        try (Observer observer = type().create(configuration, context)) {
            ObservedRun run = new ObservedRun(folder, TICKS, 0);
            observer.started(run);
            run.tick(observer, 0, TICKS);
            observer.finished(run);
        } finally {
            ObservedRun.delete(folder);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatItWantsDependsOnTheTickAlone(Map<String, Object> example, Scope scope) {
        try (Observer first = type().create(bind(example), TestContext.in(scope));
                Observer second = type().create(bind(example), TestContext.in(scope))) {
            for (long tick = TICKS - 1; tick >= 0; tick--) {
                first.wants(tick, false);
            }
            for (long tick = 0; tick < TICKS; tick++) {
                assertEquals(second.wants(tick, false), first.wants(tick, false), "tick " + tick);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyFileItTellsOfIsWhole(Map<String, Object> example, Scope scope, @TempDir Path folder) throws IOException {
        try (Observer observer = type().create(bind(example), TestContext.in(scope))) {
            ObservedRun run = new ObservedRun(folder, TICKS, 0);
            observer.started(run);
            run.tick(observer, 0, TICKS);
            observer.finished(run);
            for (Path file : run.told()) {
                assertTrue(file.toAbsolutePath().startsWith(folder), () -> file + " is outside the run's folder");
                assertTrue(Files.size(file) > 0, () -> file + " is empty");
            }
        }
        assertTrue(
                files(folder).keySet().stream().noneMatch(name -> name.endsWith(".tmp")), "temporary files are left");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aResumedRunLeavesTheFilesOfAnUninterruptedOne(Map<String, Object> example, Scope scope, @TempDir Path folder)
            throws IOException {
        Path whole = Files.createDirectory(folder.resolve("whole"));
        Path resumed = Files.createDirectory(folder.resolve("resumed"));
        run(example, scope, whole, 0, TICKS, true);
        run(example, scope, resumed, 0, 17, false); // Killed after tick 16; the checkpoint is of tick 9.
        run(example, scope, resumed, 10, TICKS, true);
        Set<String> names = new TreeSet<>(files(whole).keySet());
        names.removeIf(this::holdsTimes);
        Set<String> found = new TreeSet<>(files(resumed).keySet());
        found.removeIf(this::holdsTimes);
        assertEquals(names, found);
        for (String name : names) {
            assertArrayEquals(files(whole).get(name), files(resumed).get(name), name);
        }
    }

    /** Whether a file may differ after a resume because it holds wall-clock times; its name is relative to the folder. */
    protected boolean holdsTimes(String name) {
        return false;
    }

    private void run(Map<String, Object> example, Scope scope, Path folder, long first, long end, boolean whole)
            throws IOException {
        try (Observer observer = type().create(bind(example), TestContext.in(scope))) {
            ObservedRun run = new ObservedRun(folder, TICKS, first);
            observer.started(run);
            run.tick(observer, first, end);
            if (whole) {
                observer.finished(run);
            }
        }
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            file -> folder.relativize(file).toString(), ObservedRun::read, (a, b) -> a, TreeMap::new));
        }
    }
}
