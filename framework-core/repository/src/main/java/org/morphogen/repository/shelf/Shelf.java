// SPDX-License-Identifier: Apache-2.0
package org.morphogen.repository.shelf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.morphogen.api.run.RunException;
import org.morphogen.repository.index.Offer;
import org.osgi.framework.Version;

/**
 * Jars named {@code <symbolic name>-<version>.jar}, whole or absent.
 *
 * @param folder need not be there yet
 */
public record Shelf(Path folder) {

    /** The folder that the launcher looks into too: {@code MORPHOGEN_PLUGINS}, else in the user's data. */
    public static Shelf find(Map<String, String> environment, Path home) {
        String named = environment.getOrDefault("MORPHOGEN_PLUGINS", "");
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        Path base = data.isBlank() ? home.resolve(".local/share") : Path.of(data);
        return new Shelf(named.isBlank() ? base.resolve("morphogen/plugins") : Path.of(named));
    }

    public List<Path> jars() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new RunException(folder + " cannot be read: " + e.getMessage());
        }
    }

    /** The jars of one bundle by their versions, as their names say. */
    public Map<String, Path> versions(String name) {
        Map<String, Path> versions = new LinkedHashMap<>();
        for (Path jar : jars()) {
            String file = String.valueOf(jar.getFileName());
            if (file.startsWith(name + "-")) {
                String version = file.substring(name.length() + 1, file.length() - ".jar".length());
                if (isVersion(version)) {
                    versions.put(version, jar);
                }
            }
        }
        return versions;
    }

    /** Else it is the rest of a longer name. */
    private static boolean isVersion(String text) {
        try {
            return Version.parseVersion(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    public Path file(String name, String version) {
        return folder.resolve(name + "-" + version + ".jar");
    }

    /** Written to a temporary name, then renamed. */
    public Path put(Offer offer, byte[] jar) {
        Path file = file(offer.name(), offer.version().toString());
        try {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, "install", ".tmp");
            Files.write(part, jar);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new RunException(file + " cannot be written: " + e.getMessage());
        }
    }

    /** Whether it was there. */
    public boolean remove(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new RunException(file + " cannot be removed: " + e.getMessage());
        }
    }
}
