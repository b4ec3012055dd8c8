// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads and validates experiment files against the plugins that are there. Every mistake of a file is reported in one
 * {@link ExperimentException}.
 */
@ProviderType
public interface Experiments {

    /**
     * Reads a file.
     *
     * @param settings {@code pointer.path=value}, in order, as in {@code rule.fireRate=0.5} or {@code observers.0.every=10};
     *     values are JSON, or bare words taken as strings
     */
    Experiment read(Path file, List<String> settings);

    /** Resolves plain values, as if read from a file in {@code folder}. */
    Experiment resolve(Map<String, Object> json, Path folder);

    /**
     * One plugin outside an experiment.
     *
     * @param settings {@code path=value} as for {@link #read}, from the plugin's own keys on
     */
    Part part(Kind kind, String type, List<String> settings);

    /**
     * The experiment with some values changed, as for a run that goes on with it. Parts that no setting touches stay as
     * they are, with their versions. Throws ExperimentException listing all mistakes.
     *
     * @param settings as for {@link #read}; and {@code part=type} or {@code part=type@version}, such as
     *     {@code rule=neural@1.3}, which keeps the values that the other type or version knows by the same name
     */
    Experiment change(Experiment experiment, List<String> settings);

    /** The experiment as plain values with every default filled in and each part's plugin version; reads back equal. */
    Map<String, Object> resolved(Experiment experiment);

    /** JSON Schema (2020-12) of one plugin's configuration. */
    Map<String, Object> schema(Catalog.Entry plugin);

    /** JSON Schema of a whole experiment file with the plugins that are there. */
    Map<String, Object> schema();
}
