// SPDX-License-Identifier: Apache-2.0
package org.morphogen.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The framework's working folder: one for each process, removed at its end, so that any number of processes run side
 * by side. The bundles themselves are read where they lie; only native code and book-keeping are written here.
 *
 * <p>A process that was killed cannot remove its folder. The next one does: a folder whose lock nobody holds is dead.
 */
final class BundleCache implements AutoCloseable {

    /** A younger folder may belong to a process that has not locked it yet. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel channel;

    private BundleCache(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Makes and locks a folder, and removes those of dead processes.
     *
     * @param root the folder of all caches of this user; made when it is not there
     */
    static BundleCache open(Path root) {
        try {
            Files.createDirectories(root);
            removeDead(root);
            Path folder =
                    Files.createTempDirectory(root, ProcessHandle.current().pid() + "-");
            return new BundleCache(folder, lock(folder.resolve(LOCK)));
        } catch (IOException e) {
            throw new LaunchException(
                    "The cache folder " + root + " cannot be written (" + e.getMessage()
                            + "). Set XDG_CACHE_HOME to a folder that can.",
                    e);
        }
    }

    /** Where caches of this user go: {@code $XDG_CACHE_HOME/morphogen/framework}, else below {@code ~/.cache}. */
    static Path defaultRoot() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base =
                cache != null && !cache.isEmpty() ? Path.of(cache) : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("morphogen").resolve("framework");
    }

    /** The folder for the framework itself. */
    Path storage() {
        return folder.resolve("storage");
    }

    /** Removes the folder. What another program still holds open stays for the next process to remove. */
    @Override
    public void close() {
        try {
            channel.close();
            delete(folder);
        } catch (IOException | UncheckedIOException e) {
            System.getLogger(BundleCache.class.getName()).log(System.Logger.Level.DEBUG, "cache folder stays", e);
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.lock();
        } catch (IOException e) {
            // Some network file systems have no locks: then the folder's age alone protects it.
            System.getLogger(BundleCache.class.getName()).log(System.Logger.Level.DEBUG, "no lock", e);
        }
        return channel;
    }

    private static void removeDead(Path root) throws IOException {
        List<Path> folders;
        try (Stream<Path> listed = Files.list(root)) {
            folders = listed.toList();
        }
        for (Path folder : folders) {
            if (isDead(folder)) {
                delete(folder);
            }
        }
    }

    private static boolean isDead(Path folder) {
        try {
            FileTime changed = Files.getLastModifiedTime(folder);
            if (changed.toInstant().isAfter(Instant.now().minus(SETTLED))) {
                return false;
            }
            try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                return lock != null;
            }
        } catch (IOException | OverlappingFileLockException e) {
            // Another process removes it at this moment, or this very one holds it.
            return false;
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.getLogger(BundleCache.class.getName()).log(System.Logger.Level.DEBUG, "cache folder stays", e);
        }
    }
}
