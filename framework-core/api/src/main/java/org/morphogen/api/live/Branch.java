// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.live;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.morphogen.api.compute.Device;

/**
 * A new run that begins where another was.
 *
 * @param from the folder of the other run
 * @param tick which of its checkpoints; the newest if empty
 * @param settings what is different, as for {@code run --set}
 * @param device where
 * @param folder a new one
 */
public record Branch(Path from, OptionalLong tick, List<String> settings, Device device, Path folder) {
    public Branch {
        settings = List.copyOf(settings);
    }
}
