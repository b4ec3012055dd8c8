// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A composition, resolved and validated as far as it can be without a device.
 *
 * @param name of the experiment
 * @param description one paragraph for people, or ""
 * @param folder where relative file names start: the folder of the experiment file
 * @param seed of all random numbers
 * @param steps how long to simulate; for training, how long the run from the start state is that is shown at the end
 * @param samples how many samples are simulated side by side; training has its own batch
 * @param substrate where sites live
 * @param rule how a site changes
 * @param initial states to start from
 * @param losses what to lower, or what to report in a simulation
 * @param training how to train; empty for a simulation
 * @param observers who reads
 * @param fusion whether a faster kernel for the substrate-rule pair may be used
 */
public record Experiment(
        String name,
        String description,
        Path folder,
        long seed,
        long steps,
        int samples,
        Part substrate,
        Part rule,
        Part initial,
        List<Part> losses,
        Optional<Part> training,
        List<Part> observers,
        boolean fusion) {}
