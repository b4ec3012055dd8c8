// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.run;

import java.io.IOException;
import java.nio.file.Files;
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

    Runner.Request request(Branch branch) {
        Path checkpoint = checkpoint(branch.from(), branch.tick());
        Experiment experiment = experiments.read(branch.from().resolve(EXPERIMENT), branch.settings());
        copy(branch.from(), checkpoint, branch.folder());
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

    private static void copy(Path from, Path checkpoint, Path folder) {
        try {
            if (Files.exists(folder)) {
                throw new ExperimentException("The folder " + folder + " is there already. Name a new one");
            }
            Files.createDirectories(folder.resolve(CHECKPOINTS));
            Files.copy(from.resolve(EXPERIMENT), folder.resolve(EXPERIMENT));
            Files.copy(
                    checkpoint, folder.resolve(CHECKPOINTS).resolve(Objects.requireNonNull(checkpoint.getFileName())));
        } catch (IOException e) {
            throw new RunException("Cannot branch into " + folder + ": " + e.getMessage());
        }
    }
}
