// SPDX-License-Identifier: Apache-2.0
package org.morphogen.record;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.run.RunException;
import org.morphogen.api.run.RunFolder.Checkpoint;
import org.morphogen.api.run.Snapshot;
import org.morphogen.record.safetensors.Safetensors;

/**
 * The folder of checkpoints. The newest two are kept: while one is being written the one before it stays, and if the
 * newest turns out to be damaged there is another.
 */
final class Checkpoints {

    private static final Logger LOG = System.getLogger(Checkpoints.class.getName());
    private static final Pattern NAME = Pattern.compile("(\\d{1,18})\\.safetensors");
    private static final int KEPT = 2;

    private final Path folder;
    private final Safetensors safetensors;

    Checkpoints(Path folder, Safetensors safetensors) {
        this.folder = folder;
        this.safetensors = safetensors;
    }

    void write(long tick, Snapshot snapshot) {
        safetensors.write(folder.resolve(String.format(Locale.ROOT, "%010d.safetensors", tick)), Seal.on(snapshot));
        int kept = 0;
        for (Numbered file : newestFirst()) {
            // A later tick is of a life of this run that was given up: a damaged checkpoint, passed over on resume.
            boolean stale = file.tick() > tick;
            if (stale || ++kept > KEPT) {
                delete(file.path());
            }
        }
    }

    Optional<Checkpoint> newest() {
        for (Numbered file : newestFirst()) {
            try {
                Snapshot snapshot = safetensors.read(file.path());
                Seal.check(snapshot, file.path());
                return Optional.of(new Checkpoint(file.tick(), file.path(), snapshot));
            } catch (ExperimentException e) {
                LOG.log(Level.WARNING, "Passed over a damaged checkpoint. " + e.getMessage());
            }
        }
        return Optional.empty();
    }

    private List<Numbered> newestFirst() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Numbered> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path path : all.toList()) {
                Matcher matcher = NAME.matcher(path.getFileName().toString());
                if (matcher.matches()) {
                    files.add(new Numbered(Long.parseLong(matcher.group(1)), path));
                }
            }
        } catch (IOException e) {
            throw new RunException("Cannot list the checkpoints in " + folder + ": " + e.getMessage());
        }
        files.sort(Comparator.comparingLong(Numbered::tick).reversed());
        return files;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Cannot remove the old checkpoint " + file + ": " + e.getMessage());
        }
    }

    private record Numbered(long tick, Path path) {}
}
