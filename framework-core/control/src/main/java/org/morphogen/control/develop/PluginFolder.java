// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.develop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.run.RunException;

/**
 * The source folder of one plugin, and the jar that Maven made of it, which has what a plugin embeds.
 *
 * @param folder with {@code pom.xml} and {@code src/main}
 */
record PluginFolder(Path folder) {

    private static final String KERNEL_SOURCES = "src/main/opencl";
    private static final Pattern KERNEL = Pattern.compile("(?<![\\w/.-])([\\w./-]+\\.clh?)(?=:\\d)");

    /** Throws ExperimentException if it is no such folder. */
    static PluginFolder of(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        if (!Files.isRegularFile(absolute.resolve("pom.xml")) || !Files.isDirectory(absolute.resolve("src/main"))) {
            throw new ExperimentException(folder
                    + " is no plugin's folder; expected one with pom.xml and src/main, such as plugins/rule-neural");
        }
        return new PluginFolder(absolute);
    }

    Path java() {
        return folder.resolve("src/main/java");
    }

    Path resources() {
        return folder.resolve("src/main/resources");
    }

    Path kernels() {
        return folder.resolve(KERNEL_SOURCES);
    }

    /** Instructions of the plugin's own, if it has any. */
    Optional<Path> instructions() {
        return Optional.of(folder.resolve("bnd.bnd")).filter(Files::isRegularFile);
    }

    /** The jar of the last whole build. Throws ExperimentException if there is none. */
    Path built() {
        Path target = folder.resolve("target");
        if (Files.isDirectory(target)) {
            try (Stream<Path> files = Files.list(target)) {
                Optional<Path> jar = files.filter(file -> file.toString().endsWith(".jar")
                                && !file.toString().matches(".*-(sources|tests|javadoc)\\.jar"))
                        .filter(file -> header(file, "Bundle-SymbolicName").isPresent())
                        .findFirst();
                if (jar.isPresent()) {
                    return jar.get();
                }
            } catch (IOException e) {
                throw new RunException("The folder " + target + " cannot be read: " + e.getMessage());
            }
        }
        throw new ExperimentException(
                "There is no bundle in " + target + ". Build the plugin once: mvn package in " + folder);
    }

    /** A main header of a jar's manifest. */
    static Optional<String> header(Path jar, String name) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Attributes headers = Objects.requireNonNull(file.getManifest()).getMainAttributes();
            return Optional.ofNullable(headers.getValue(name));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Every source file with its time and size: what is equal has not been edited. */
    TreeMap<Path, String> look() {
        TreeMap<Path, String> seen = new TreeMap<>();
        for (Path root : List.of(folder.resolve("src/main"), folder.resolve("bnd.bnd"))) {
            if (!Files.exists(root)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(Files::isRegularFile)
                        .filter(file -> !hidden(file))
                        .forEach(file -> seen.put(file, stamp(file)));
            } catch (IOException | java.io.UncheckedIOException e) {
                // A file that an editor is just replacing; the next look sees it.
                continue;
            }
        }
        return seen;
    }

    /** What editors leave about: swap files, back-ups. */
    private static boolean hidden(Path file) {
        String name = Objects.requireNonNull(file.getFileName()).toString();
        return name.startsWith(".") || name.endsWith("~") || name.startsWith("#");
    }

    private static String stamp(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis() + " " + Files.size(file);
        } catch (IOException e) {
            return "gone";
        }
    }

    boolean isKernel(Path file) {
        return file.startsWith(kernels());
    }

    /** A message with kernel files named as they lie here, so that an editor can open them. */
    String named(String message) {
        Matcher found = KERNEL.matcher(message);
        return found.replaceAll(match -> {
            Path file = kernels().resolve(match.group(1));
            return Matcher.quoteReplacement(Files.isRegularFile(file) ? shown(file) : match.group(1));
        });
    }

    /** A file as the user would name it from where he is. */
    static String shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
    }
}
