// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;
import java.util.function.IntToDoubleFunction;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.compute.Tuning;

/** A tuning table in a properties file. A file that cannot be read or written costs time, not results. */
final class MeasuredTuning implements Tuning {

    private final Path file;
    private final Properties table = new Properties();

    MeasuredTuning(Path file) {
        this.file = file;
        read(table);
    }

    @Override
    public int pick(String key, List<Integer> candidates, IntToDoubleFunction seconds) {
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("Tuning of '" + key + "': there is no candidate");
        }
        String known = table.getProperty(key, "");
        for (int candidate : candidates) {
            if (known.equals(Integer.toString(candidate))) {
                return candidate;
            }
        }
        int best = candidates.size() == 1 ? candidates.get(0) : measure(candidates, seconds);
        table.setProperty(key, Integer.toString(best));
        save(key);
        return best;
    }

    /** A candidate that the device refuses is passed over, unless it is the first: that one must work. */
    private static int measure(List<Integer> candidates, IntToDoubleFunction seconds) {
        int best = candidates.get(0);
        double least = seconds.applyAsDouble(best);
        for (int candidate : candidates.subList(1, candidates.size())) {
            double time = timeOrInfinity(candidate, seconds);
            if (time < least) {
                least = time;
                best = candidate;
            }
        }
        return best;
    }

    private static double timeOrInfinity(int candidate, IntToDoubleFunction seconds) {
        try {
            return seconds.applyAsDouble(candidate);
        } catch (ComputeException refused) {
            return Double.POSITIVE_INFINITY;
        }
    }

    private void read(Properties into) {
        try (Reader reader = Files.newBufferedReader(file)) {
            into.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            // Nothing measured yet, or damaged: measure again.
        }
    }

    /** Adds one choice to what is in the file now: another process may have measured meanwhile. */
    private void save(String key) {
        Properties all = new Properties();
        read(all);
        all.setProperty(key, table.getProperty(key));
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path temporary = Files.createTempFile(folder, "new", ".tmp");
            try {
                try (Writer writer = Files.newBufferedWriter(temporary)) {
                    all.store(writer, "Measured choices. Delete this file to measure again.");
                }
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            // Not kept: the next process measures again.
        }
    }
}
