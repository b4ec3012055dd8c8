// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.analysis;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.morphogen.api.compute.Device;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.Part;
import org.morphogen.api.run.Runner;
import org.osgi.annotation.versioning.ProviderType;

/** The service that rolls models out and has them analysed. */
@ProviderType
public interface Analyst {

    /**
     * Rolls out from the start state as a simulation of the same seed does, shows the states to the analysis, and writes
     * what it found to {@code analysis/TYPE.json} in the folder. Throws ExperimentException for the user's mistakes,
     * ComputeException for the device's, RunException when it is interrupted.
     *
     * @return what was found
     */
    Map<String, Object> analyse(Request request, Runner.Listener listener);

    /**
     * What to analyse.
     *
     * @param experiment the composition; its training is not looked at
     * @param analysis the analysis, resolved
     * @param device where
     * @param folder an earlier run's, or an imported model's
     * @param model its parameters; empty for a rule that has none
     */
    record Request(Experiment experiment, Part analysis, Device device, Path folder, Optional<Path> model) {}
}
