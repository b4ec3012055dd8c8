// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.experiment;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.morphogen.api.config.Json;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.config.words.Words;

/** The text of an experiment file as plain values. */
final class ExperimentFile {

    /** Experiments are some kilobytes; a file beyond this is something else. */
    private static final long LARGEST = 16 << 20;

    private ExperimentFile() {}

    /** Throws {@link ExperimentException} naming the file and, for syntax, line and column. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> read(Path file, Json json) {
        try {
            Object value = json.read(text(file));
            if (value instanceof Map<?, ?> map) {
                return (Map<String, Object>) map;
            }
            throw new ExperimentException(
                    file + ": found " + Words.found(value) + "; expected an experiment, which is an object in braces");
        } catch (IllegalArgumentException e) {
            throw new ExperimentException(file + ", " + e.getMessage() + "; expected JSON");
        }
    }

    /** The file's name without its ending. */
    static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".json") && name.length() > 5 ? name.substring(0, name.length() - 5) : name;
    }

    private static String text(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new ExperimentException(file + " is a folder; expected an experiment file");
            }
            if (Files.size(file) > LARGEST) {
                throw new ExperimentException(file + " has " + Files.size(file)
                        + " bytes; expected an experiment file of at most " + LARGEST);
            }
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new ExperimentException("There is no file " + file + "; expected an experiment file");
        } catch (CharacterCodingException e) {
            throw new ExperimentException(file + " is no UTF-8 text; expected a JSON file");
        } catch (IOException e) {
            throw new ExperimentException(file + " cannot be read: " + e.getMessage());
        }
    }
}
