// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.importer.neural;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipError;
import java.util.zip.ZipException;

/** A folder or a zip archive that holds models. Files of one folder with one stem are one model in several layouts. */
final class Archive {

    private static final int DEPTH = 6;
    private static final int LISTED = 12;

    /** The layout that is taken of a model that is there in several: the one with checksums first. */
    private static final List<String> PREFERRED = List.of(".safetensors", ".index", ".json");

    private Archive() {}

    static boolean is(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Files.isDirectory(file) || name.endsWith(".zip");
    }

    /** What to do with the root folder of an archive. */
    @FunctionalInterface
    interface Use<T> {
        T of(Path root) throws IOException;
    }

    static <T> T read(Path file, Use<T> use) throws IOException {
        if (Files.isDirectory(file)) {
            return use.of(file);
        }
        try (FileSystem zip = FileSystems.newFileSystem(file, (ClassLoader) null)) {
            return use.of(zip.getPath("/"));
        } catch (ZipException | ZipError | ProviderNotFoundException e) {
            throw new Malformed("not a zip archive, or a damaged one: " + e.getMessage());
        }
    }

    /** One file for each model. */
    static Collection<Path> models(Path root, Predicate<Path> known) throws IOException {
        try (Stream<Path> files = Files.walk(root, DEPTH)) {
            Map<String, Path> models = new TreeMap<>();
            files.filter(file -> preference(file) < PREFERRED.size() && known.test(file))
                    .sorted(Comparator.comparingInt(Archive::preference))
                    .forEach(file -> models.putIfAbsent(stem(file), file));
            return models.values();
        }
    }

    /** The one model of an archive. Throws {@link Malformed} listing what there is if it has none or several. */
    static Path only(Path root, Predicate<Path> known) throws IOException {
        Collection<Path> models = models(root, known);
        if (models.size() == 1) {
            return models.iterator().next();
        }
        if (models.isEmpty()) {
            throw new Malformed("holds no model; it has " + list(contents(root), root));
        }
        throw new Malformed("holds " + models.size() + " models; unpack it and name one of " + list(models, root));
    }

    private static List<Path> contents(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root, DEPTH)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String list(Collection<Path> files, Path root) {
        String names = files.stream()
                .limit(LISTED)
                .map(file -> root.relativize(file).toString())
                .collect(Collectors.joining(", "));
        int more = files.size() - LISTED;
        return files.isEmpty() ? "no files" : more > 0 ? names + " and " + more + " more" : names;
    }

    private static String stem(Path file) {
        String path = file.toString();
        return path.substring(0, path.lastIndexOf('.'));
    }

    private static int preference(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        int index = 0;
        while (index < PREFERRED.size() && !name.endsWith(PREFERRED.get(index))) {
            index++;
        }
        return index;
    }
}
