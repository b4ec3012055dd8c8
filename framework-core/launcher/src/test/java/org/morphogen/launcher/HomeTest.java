// SPDX-License-Identifier: Apache-2.0
package org.morphogen.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    Path folder;

    @Test
    void bundlesComeByStartLevelAndThenByName() throws IOException {
        bundle("bundles/4/b.jar", "org.b", "2.0.0");
        bundle("bundles/4/a.jar", "org.a", "1.0.0");
        bundle("bundles/1/z.jar", "org.z", "3.0.0");
        Files.writeString(folder.resolve("bundles/4/notes.txt"), "no bundle");

        List<String> found = new Home(folder)
                .entries().stream()
                        .map(entry -> entry.level() + " " + entry.jar().getFileName())
                        .toList();

        assertEquals(List.of("1 z.jar", "4 a.jar", "4 b.jar"), found);
    }

    @Test
    void theBundleListSaysLevelNameVersionAndFile() throws IOException {
        bundle("bundles/1/z.jar", "org.z;singleton:=true", "3.0.0");
        bundle("bundles/4/a.jar", "org.a", "1.0.0");

        BundleList.main(new String[] {folder.toString()});

        assertEquals(
                List.of("1 org.z 3.0.0 z.jar", "4 org.a 1.0.0 a.jar"),
                Files.readAllLines(folder.resolve("bundles.txt")));
        assertTrue(Files.readString(folder.resolve("bundles.bndrun"))
                .contains("bnd.identity;id='org.z';version='[3.0.0,3.0.0]'"));
    }

    @Test
    void aJarThatIsNoBundleIsNamed() throws IOException {
        bundle("bundles/4/plain.jar", null, null);

        LaunchException failure =
                assertThrows(LaunchException.class, () -> BundleList.main(new String[] {folder.toString()}));

        assertTrue(failure.getMessage().contains("plain.jar is not a bundle"), failure.getMessage());
    }

    private void bundle(String path, String name, String version) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (name != null) {
            manifest.getMainAttributes().putValue("Bundle-SymbolicName", name);
            manifest.getMainAttributes().putValue("Bundle-Version", version);
        }
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.finish();
        }
    }
}
