// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.run.RunException;
import org.morphogen.config.words.Nearest;

/**
 * The experiments that came with the installation, by name.
 *
 * @param folder with one JSON file each
 */
public record ExperimentFinder(Path folder) {

    private static final String ENDING = ".json";

    public static ExperimentFinder of(Host host) {
        return new ExperimentFinder(host.home().resolve("experiments"));
    }

    /** All names, sorted. */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new RunException("The folder " + folder + " cannot be read: " + e.getMessage());
        }
    }

    public Path file(String name) {
        return folder.resolve(name + ENDING);
    }

    /** The file that a user means: a path, or one of the names. Throws {@link ExperimentException}. */
    public Path find(String nameOrFile) {
        Path path = Path.of(nameOrFile);
        if (nameOrFile.endsWith(ENDING) || nameOrFile.contains("/") || Files.isRegularFile(path)) {
            if (Files.isDirectory(path) && Files.isRegularFile(path.resolve("experiment.json"))) {
                return path.resolve("experiment.json");
            }
            return path;
        }
        List<String> names = names();
        if (names.contains(nameOrFile)) {
            return file(nameOrFile);
        }
        String advice = Nearest.advice(nameOrFile, names);
        throw new ExperimentException("There is no experiment '" + nameOrFile + "', nor a file of that name; there are "
                + String.join(", ", names) + "." + (advice.isEmpty() ? "" : " " + advice));
    }
}
