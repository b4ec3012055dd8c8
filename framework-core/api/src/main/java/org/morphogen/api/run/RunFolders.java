// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.run;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** The service that opens run folders and reads models. */
@ProviderType
public interface RunFolders {

    /** Makes an empty folder for a new run. Throws ExperimentException if it exists and is not empty. */
    RunFolder create(Path path);

    /** Opens the folder of an earlier run. Throws ExperimentException if it is none. */
    RunFolder open(Path path);

    /** Reads a safetensors file. Throws ExperimentException naming the file and what is wrong with it. */
    Snapshot read(Path file);
}
