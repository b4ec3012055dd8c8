// SPDX-License-Identifier: Apache-2.0
package org.morphogen.launcher;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An installed Morphogen: {@code lib/}, {@code bundles/<start level>/*.jar} and {@code experiments/}. Bundles in
 * other folders, such as {@code bundles/web}, are started by commands that need them.
 *
 * @param folder the folder that holds them
 */
record Home(Path folder) {

    private static final int PLUGINS = 4;

    /** The last start level; the shell is there, so that all that it talks to is up before it. */
    static final int LAST_LEVEL = 5;

    /** A bundle's file and the start level that its folder says. */
    record Entry(int level, Path jar) {}

    /**
     * The home that the system property {@code morphogen.home} names, else the one this program lies in.
     *
     * @throws LaunchException when neither is a folder with bundles
     */
    static Home find() {
        String named = System.getProperty("morphogen.home");
        Home home = new Home(named != null ? Path.of(named).toAbsolutePath() : ownFolder());
        if (!Files.isDirectory(home.bundles())) {
            throw new LaunchException("There are no bundles in " + home.bundles()
                    + ". Build the project or install it again, or set -Dmorphogen.home to an installed Morphogen.");
        }
        return home;
    }

    /** What ships, then the plugins that the user installed, by file name. */
    List<Entry> entriesWith(Path installed) {
        List<Entry> entries = new ArrayList<>(entries());
        if (Files.isDirectory(installed)) {
            jars(installed).forEach(jar -> entries.add(new Entry(PLUGINS, jar)));
        }
        return List.copyOf(entries);
    }

    /** Where './morphogen plugins install' puts them: MORPHOGEN_PLUGINS, else a folder in the user's data. */
    static Path installed() {
        String named = System.getenv("MORPHOGEN_PLUGINS");
        if (named != null && !named.isBlank()) {
            return Path.of(named).toAbsolutePath();
        }
        String data = System.getenv("XDG_DATA_HOME");
        Path base = data == null || data.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local/share")
                : Path.of(data);
        return base.resolve("morphogen/plugins");
    }

    /** The bundles of all start levels, by level and then by file name, so that every start is alike. */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (int level = 1; level <= LAST_LEVEL; level++) {
            Path folder = bundles().resolve(Integer.toString(level));
            if (Files.isDirectory(folder)) {
                for (Path jar : jars(folder)) {
                    entries.add(new Entry(level, jar));
                }
            }
        }
        return List.copyOf(entries);
    }

    private Path bundles() {
        return folder.resolve("bundles");
    }

    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new LaunchException("The folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Path ownFolder() {
        try {
            Path jar = Path.of(Home.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return jar.resolveSibling("..").normalize();
        } catch (URISyntaxException e) {
            throw new LaunchException("The program's own folder is not known: set -Dmorphogen.home.", e);
        }
    }
}
