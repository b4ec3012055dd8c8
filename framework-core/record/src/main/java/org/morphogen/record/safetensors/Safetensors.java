// SPDX-License-Identifier: Apache-2.0
package org.morphogen.record.safetensors;

import java.nio.file.Path;
import org.morphogen.api.config.Json;
import org.morphogen.api.run.Snapshot;

/**
 * Reads and writes safetensors files. Equal snapshots give equal bytes. Element types: F32, I32, U32, U8, U64, all
 * little-endian. Notes of a snapshot are the file's {@code __metadata__}.
 */
public final class Safetensors {

    private final Json json;

    /** @param json reads and writes the header */
    public Safetensors(Json json) {
        this.json = json;
    }

    /**
     * Reads a whole file into memory. Throws {@link org.morphogen.api.experiment.ExperimentException} naming the file,
     * the field and what was expected, if anything in the file is not as the format says.
     */
    public Snapshot read(Path file) {
        return new SafetensorsReader(json, file).read();
    }

    /**
     * Writes the file whole or not at all. Throws {@link IllegalArgumentException} if an array's bytes do not fill its
     * shape, {@link org.morphogen.api.run.RunException} if the disk does not take it.
     */
    public void write(Path file, Snapshot snapshot) {
        new SafetensorsWriter(json).write(file, snapshot);
    }
}
