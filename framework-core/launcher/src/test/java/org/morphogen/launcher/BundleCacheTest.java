// SPDX-License-Identifier: Apache-2.0
package org.morphogen.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleCacheTest {

    @TempDir
    Path root;

    @Test
    void everyProcessHasAFolderOfItsOwnAndLeavesNone() throws IOException {
        try (BundleCache one = BundleCache.open(root);
                BundleCache two = BundleCache.open(root)) {
            Files.createDirectories(one.storage().resolve("bundle0"));

            assertFalse(one.storage().equals(two.storage()));
        }
        assertEquals(0, root.toFile().list().length);
    }

    @Test
    void theFolderOfADeadProcessIsRemovedByTheNextOne() throws IOException {
        Path dead = Files.createDirectory(root.resolve("1-dead"));
        Files.createFile(dead.resolve("lock"));
        age(dead);

        BundleCache.open(root).close();

        assertFalse(Files.exists(dead));
    }

    @Test
    void theFolderOfALongRunningProcessStays() throws IOException {
        try (BundleCache running = BundleCache.open(root)) {
            Files.createDirectories(running.storage());
            age(running.storage().getParent());

            BundleCache.open(root).close();

            assertTrue(Files.exists(running.storage()));
        }
    }

    @Test
    void aRootThatCannotBeAFolderIsNamedWithWhatHelps() throws IOException {
        Path file = Files.createFile(root.resolve("file"));

        LaunchException failure = assertThrows(LaunchException.class, () -> BundleCache.open(file));

        assertTrue(failure.getMessage().contains(file.toString()), failure.getMessage());
        assertTrue(failure.getMessage().contains("XDG_CACHE_HOME"), failure.getMessage());
    }

    private static void age(Path folder) throws IOException {
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(Duration.ofMinutes(5))));
    }
}
