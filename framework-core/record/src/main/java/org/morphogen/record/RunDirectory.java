// SPDX-License-Identifier: Apache-2.0
package org.morphogen.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.morphogen.api.config.Json;
import org.morphogen.api.run.RunFolder;
import org.morphogen.api.run.Snapshot;
import org.morphogen.record.file.WholeFile;
import org.morphogen.record.safetensors.Safetensors;

/** A run's folder on a file system, locked against other processes as long as this object is in use. */
final class RunDirectory implements RunFolder {

    static final String EXPERIMENT = "experiment.json";
    private static final String MODEL = "model.safetensors";
    private static final String CHECKPOINTS = "checkpoints";

    private final Path path;
    private final FolderLock lock;
    private final Json json;
    private final Safetensors safetensors;
    private final Checkpoints checkpoints;

    RunDirectory(Path path, FolderLock lock, Json json, Safetensors safetensors) {
        this.path = path;
        this.lock = lock;
        this.json = json;
        this.safetensors = safetensors;
        this.checkpoints = new Checkpoints(path.resolve(CHECKPOINTS), safetensors);
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public void describe(Map<String, Object> resolved) {
        write(EXPERIMENT, json.pretty(resolved).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void checkpoint(long tick, Snapshot snapshot) {
        checkpoints.write(tick, snapshot);
    }

    @Override
    public Optional<Checkpoint> newest() {
        return checkpoints.newest();
    }

    @Override
    public void model(Snapshot snapshot) {
        safetensors.write(path.resolve(MODEL), snapshot);
    }

    @Override
    public void write(String name, byte[] content) {
        Path file = path.resolve(name).normalize();
        if (!file.startsWith(path.normalize()) || file.equals(path.normalize())) {
            throw new IllegalArgumentException("'" + name + "' is not the name of a file in " + path);
        }
        new WholeFile(file).write(ByteBuffer.wrap(content));
    }

    @Override
    public String toString() {
        return path + (lock.valid() ? "" : " (not locked)");
    }
}
