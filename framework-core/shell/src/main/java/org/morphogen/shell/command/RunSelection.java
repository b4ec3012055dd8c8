// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.shell.host.ExperimentFinder;

/**
 * Which experiment a command line means, and with which model.
 *
 * @param file the experiment's file
 * @param settings in order
 * @param model parameters to start from
 */
record RunSelection(Path file, List<String> settings, Optional<Path> model) {

    private static final String STANDARD = "growing-lizard";
    private static final String EXPERIMENT = "experiment.json";
    private static final String MODEL = "model.safetensors";

    /** Throws {@link ExperimentException} for what does not fit together. */
    static RunSelection of(
            ExperimentFinder finder,
            @Nullable String name,
            List<String> settings,
            @Nullable Path resume,
            @Nullable Path model) {
        if (resume != null) {
            refuse(name != null, "NAME", "the run's own experiment goes on");
            refuse(model != null, "--model", "the run's own parameters go on");
            return new RunSelection(existing(resume, EXPERIMENT, "an earlier run"), settings, Optional.empty());
        } else if (model == null) {
            return new RunSelection(finder.find(name == null ? STANDARD : name), settings, Optional.empty());
        }
        Path weights = Files.isDirectory(model) ? existing(model, MODEL, "a model") : model;
        if (!Files.isRegularFile(weights)) {
            throw new ExperimentException("There is no file " + weights + "; expected a model (" + MODEL + ")");
        }
        if (name != null) {
            return new RunSelection(finder.find(name), settings, Optional.of(weights));
        }
        Path folder =
                Objects.requireNonNull(weights.toAbsolutePath().normalize().getParent());
        return new RunSelection(
                existing(folder, EXPERIMENT, "a model with its experiment"), untrained(settings), Optional.of(weights));
    }

    /** A trained model is grown, not trained on: for that, name an experiment. */
    private static List<String> untrained(List<String> settings) {
        List<String> all = new ArrayList<>();
        all.add("training=null");
        all.addAll(settings);
        return all;
    }

    private static void refuse(boolean given, String what, String why) {
        if (given) {
            throw new ExperimentException("--resume takes no " + what + ": " + why);
        }
    }

    private static Path existing(Path folder, String file, String what) {
        Path path = folder.resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new ExperimentException("There is no " + file + " in " + folder + "; expected the folder of " + what);
        }
        return path;
    }
}
