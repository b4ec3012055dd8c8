// SPDX-License-Identifier: Apache-2.0
package org.morphogen.record;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Json;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.run.RunException;
import org.morphogen.api.run.RunFolder;
import org.morphogen.api.run.RunFolders;
import org.morphogen.api.run.Snapshot;
import org.morphogen.record.file.WholeFile;
import org.morphogen.record.safetensors.Safetensors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Run folders on a file system. */
@Component(service = RunFolders.class)
public final class RunDirectories implements RunFolders {

    private final Json json;
    private final Safetensors safetensors;

    /** The locks of this process, so that it can open a folder again while an older view of it is still about. */
    private final Map<Path, WeakReference<FolderLock>> locks = new HashMap<>();

    @Activate
    public RunDirectories(@Reference Json json) {
        this.json = json;
        this.safetensors = new Safetensors(json);
    }

    @Override
    public RunFolder create(Path path) {
        try {
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw new ExperimentException("The run folder " + path + " is a file. Name another folder");
            }
            make(path);
            refuseContents(path);
            FolderLock lock = lock(path.toRealPath());
            return new RunDirectory(path, lock, json, safetensors);
        } catch (IOException e) {
            throw cannot("make", path, e);
        }
    }

    private static void make(Path path) {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new ExperimentException(
                    "Cannot make the run folder " + path + ": " + obstacle(path) + ". Name another folder");
        }
    }

    /** What is in the way, said of the nearest folder that is there. */
    private static String obstacle(Path path) {
        Path there = path.toAbsolutePath().normalize();
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there + (Files.isDirectory(there) ? " cannot be written to" : " is a file, not a folder");
    }

    @Override
    public RunFolder open(Path path) {
        if (!Files.isRegularFile(path.resolve(RunDirectory.EXPERIMENT))) {
            throw new ExperimentException("There is no run to go on with in " + path + ": it has no "
                    + RunDirectory.EXPERIMENT + ". Name the folder of an earlier run");
        }
        try {
            FolderLock lock = lock(path.toRealPath());
            sweep(path);
            return new RunDirectory(path, lock, json, safetensors);
        } catch (IOException e) {
            throw cannot("open", path, e);
        }
    }

    @Override
    public Snapshot read(Path file) {
        return safetensors.read(file);
    }

    private synchronized FolderLock lock(Path path) throws IOException {
        locks.values().removeIf(reference -> reference.get() == null);
        @Nullable WeakReference<FolderLock> held = locks.get(path);
        FolderLock lock = held == null ? null : held.get();
        if (lock == null || !lock.valid() || !Files.exists(path.resolve(FolderLock.FILE))) {
            lock = FolderLock.take(path);
            locks.put(path, new WeakReference<>(lock));
        }
        return lock;
    }

    private static void refuseContents(Path path) throws IOException {
        try (Stream<Path> contents = Files.list(path)) {
            contents.filter(file -> !file.endsWith(FolderLock.FILE)).findAny().ifPresent(file -> {
                throw new ExperimentException("The run folder " + path + " is not empty: it has " + file.getFileName()
                        + ". Name a new folder, or go on with that run with --resume " + path);
            });
        }
    }

    /** Removes what writes left behind that a crash cut off. */
    private static void sweep(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path, 2)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.getFileName().toString().endsWith(WholeFile.TEMPORARY)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static RunException cannot(String what, Path path, IOException e) {
        return new RunException("Cannot " + what + " the run folder " + path + ": "
                + e.getClass().getSimpleName() + ": " + e.getMessage());
    }
}
