// SPDX-License-Identifier: Apache-2.0
package org.morphogen.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * Writes down which bundles a home holds: {@code bundles.txt} for people (start level, symbolic name, version, file)
 * and {@code bundles.bndrun} for bnd, so that a test can ask for exactly the bundles that ship.
 */
public final class BundleList {

    private record Line(int level, String name, String version, String file) {}

    private BundleList() {}

    /**
     * The build's last step.
     *
     * @param args the home's folder
     */
    public static void main(String[] args) throws IOException {
        Home home = new Home(Path.of(args[0]));
        List<Line> lines = home.entries().stream().map(BundleList::read).toList();
        Files.write(
                home.folder().resolve("bundles.txt"),
                lines.stream().map(BundleList::text).toList());
        List<String> requirements = lines.stream().map(BundleList::requirement).toList();
        Files.writeString(
                home.folder().resolve("bundles.bndrun"),
                "-runrequires.home: \\\n  " + String.join(",\\\n  ", requirements) + "\n");
    }

    private static Line read(Home.Entry entry) {
        try (JarFile jar = new JarFile(entry.jar().toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            String name = manifest.getValue("Bundle-SymbolicName");
            if (name == null) {
                throw new LaunchException(entry.jar() + " is not a bundle: its manifest has no Bundle-SymbolicName.");
            }
            return new Line(
                    entry.level(),
                    name.split(";", 2)[0].trim(),
                    manifest.getValue("Bundle-Version"),
                    entry.jar().getFileName().toString());
        } catch (IOException e) {
            throw new LaunchException(entry.jar() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String text(Line line) {
        return "%d %s %s %s".formatted(line.level(), line.name(), line.version(), line.file());
    }

    private static String requirement(Line line) {
        return "bnd.identity;id='%s';version='[%s,%s]'".formatted(line.name(), line.version(), line.version());
    }
}
