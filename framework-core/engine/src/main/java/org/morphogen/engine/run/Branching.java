// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.experiment.Experiments;
import org.morphogen.api.live.Branch;
import org.morphogen.api.run.RunException;
import org.morphogen.api.run.Runner;

/** Makes the folder of a branch, with a checkpoint of the run that it comes from. */
record Branching(Experiments experiments) {

    private static final String EXPERIMENT = "experiment.json";
    private static final String CHECKPOINTS = "checkpoints";
    private static final String ENDING = ".safetensors";
    private static final int ATTEMPTS = 10;

    Runner.Request request(Branch branch) {
        checkpoint(branch.from(), branch.tick());
        Experiment experiment = experiments.read(branch.from().resolve(EXPERIMENT), branch.settings());
        copy(branch);
        return new Runner.Request(experiment, branch.device(), branch.folder(), true, Optional.empty(), false);
    }

    private static Path checkpoint(Path run, OptionalLong tick) {
        Path folder = run.resolve(CHECKPOINTS);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted(Comparator.comparingLong(Branching::tick).reversed())
                    .toList();
            return all.stream()
                    .filter(file -> tick.isEmpty() || tick.getAsLong() == tick(file))
                    .findFirst()
                    .orElseThrow(() -> new ExperimentException("There is no checkpoint "
                            + (tick.isPresent() ? "of tick " + tick.getAsLong() + " " : "") + "in " + folder
                            + "; there are "
                            + all.stream().map(Branching::tick).toList()));
        } catch (IOException e) {
            throw new ExperimentException("There is no run to branch from in " + run + ": it has no " + CHECKPOINTS);
        }
    }

    private static long tick(Path file) {
        String digits = Objects.requireNonNull(file.getFileName()).toString().replaceAll("[^0-9]", "");
        return digits.isEmpty() ? -1 : Long.parseLong(digits);
    }

    private static void copy(Branch branch) {
        Path folder = branch.folder();
        try {
            if (Files.exists(folder)) {
                throw new ExperimentException("The folder " + folder + " is there already. Name a new one");
            }
            Files.createDirectories(folder.resolve(CHECKPOINTS));
            Files.copy(branch.from().resolve(EXPERIMENT), folder.resolve(EXPERIMENT));
            copyCheckpoint(branch);
        } catch (IOException e) {
            throw new RunException("Cannot branch into " + folder + ": " + e);
        }
    }

    /** A run that goes on drops its older checkpoints; then there is a newer one. */
    private static void copyCheckpoint(Branch branch) throws IOException {
        for (int left = ATTEMPTS; ; left--) {
            Path checkpoint = checkpoint(branch.from(), branch.tick());
            Path name = Objects.requireNonNull(checkpoint.getFileName());
            try {
                Files.copy(checkpoint, branch.folder().resolve(CHECKPOINTS).resolve(name));
                return;
            } catch (NoSuchFileException e) {
                if (left == 1) {
                    throw e;
                }
            }
        }
    }
}
