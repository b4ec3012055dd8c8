// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.run;

import java.nio.file.Path;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** Reads weights that others published. */
@ConsumerType
public interface Importer {

    /** One sentence on the layouts that it reads. */
    String help();

    /** Whether the file looks like one of its layouts; cheap, never throws. */
    boolean recognises(Path file);

    /** Reads it. Throws ExperimentException naming the file, what was found and what was expected. */
    Imported read(Path file);

    /**
     * A model and the experiment that grows it.
     *
     * @param model parameter tensors by the rule's names
     * @param experiment as in an experiment file, without training
     */
    record Imported(Snapshot model, Map<String, Object> experiment) {}
}
