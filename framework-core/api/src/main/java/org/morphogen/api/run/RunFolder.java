// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A run's folder: {@code experiment.json}, {@code checkpoints/}, {@code model.safetensors}, and what observers write.
 * Written files are whole or absent: a temporary name, synced, renamed.
 */
@ProviderType
public interface RunFolder {

    Path path();

    /** Writes {@code experiment.json}: what runs, resolved, with versions, device and driver. */
    void describe(Map<String, Object> resolved);

    /** Writes {@code checkpoints/<tick>.safetensors} and drops all but the newest two. */
    void checkpoint(long tick, Snapshot snapshot);

    /** The newest whole checkpoint; damaged ones are passed over with a warning. */
    Optional<Checkpoint> newest();

    /** Writes {@code model.safetensors}. */
    void model(Snapshot snapshot);

    /** Writes any file of the folder whole or not at all. */
    void write(String name, byte[] content);

    /** A checkpoint that was read. */
    record Checkpoint(long tick, Path file, Snapshot snapshot) {}
}
