// SPDX-License-Identifier: Apache-2.0
package org.morphogen.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.morphogen.api.compute.Device;
import org.morphogen.api.config.Problem;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.run.RunException;
import org.morphogen.api.run.Runner;
import org.morphogen.shell.host.Host;

/** Does one run of a sweep, or what is left of it, and reads its numbers. */
record SweepRun(Host host, Path experiment, List<String> settings, Path folder) {

    /** The row of the table; empty if it was interrupted. */
    Optional<Map<String, Object>> run(Plan.Item item, Device device) {
        List<String> all = new ArrayList<>(settings);
        all.addAll(item.changes());
        all.add("seed=" + item.seed());
        Path target = folder.resolve(item.folder());
        boolean resume = Files.exists(target.resolve("experiment.json")) && hasCheckpoint(target);
        Experiment chosen = resume
                ? host.experiments().read(target.resolve("experiment.json"), List.of())
                : host.experiments().read(experiment, all);
        if (!resume) {
            discard(target);
        }
        Runner.Result result = host.runner()
                .run(new Runner.Request(chosen, device, target, resume, Optional.empty(), false), new Silent());
        if (result.interrupted()) {
            return Optional.empty();
        }
        Map<String, Object> row = new LinkedHashMap<>(item.key());
        row.put("done", result.done());
        row.putAll(result.losses());
        row.putAll(results(target));
        return Optional.of(row);
    }

    private static boolean hasCheckpoint(Path run) {
        Path checkpoints = run.resolve("checkpoints");
        if (!Files.isDirectory(checkpoints)) {
            return false;
        }
        try (Stream<Path> files = Files.list(checkpoints)) {
            return files.anyMatch(file -> file.toString().endsWith(".safetensors"));
        } catch (IOException e) {
            return false;
        }
    }

    /** A run that was killed before its first checkpoint begins anew. */
    private static void discard(Path run) {
        if (!Files.exists(run)) {
            return;
        }
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new RunException(run + " cannot be removed to begin anew: " + e.getMessage());
        }
    }

    /** Every number of the files in the run's {@code results/}, where observers put what they found. */
    private Map<String, Object> results(Path run) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        Path results = run.resolve("results");
        if (!Files.isDirectory(results)) {
            return numbers;
        }
        try (Stream<Path> files = Files.list(results)) {
            for (Path file : files.sorted().toList()) {
                if (host.json().read(Files.readString(file)) instanceof Map<?, ?> found) {
                    found.forEach((key, value) -> {
                        if (value instanceof Number) {
                            numbers.put(String.valueOf(key), value);
                        }
                    });
                }
            }
            return numbers;
        } catch (IOException e) {
            throw new RunException(results + " cannot be read: " + e.getMessage());
        }
    }

    /** A sweep tells of runs, not of ticks. */
    private static final class Silent implements Runner.Listener {

        @Override
        public void started(String unit, long first, long length, String device, String dynamics) {}

        @Override
        public void ticked(long index, Map<String, Double> metrics, double cellStepsPerSecond) {}

        @Override
        public void wrote(Path file) {}

        @Override
        public void warned(Problem problem) {}

        @Override
        public void said(String sentence) {}
    }
}
