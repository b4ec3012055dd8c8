// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.ProfileRow;
import org.morphogen.api.config.Problem;
import org.morphogen.api.experiment.Experiment;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/** The service that runs experiments. */
@ProviderType
public interface Runner {

    /**
     * Runs to the end, or until the thread is interrupted: then the run is saved and the result says so. Throws
     * ExperimentException for the user's mistakes, ComputeException for the device's.
     */
    Result run(Request request, Listener listener);

    /**
     * Brings an experiment to life without a device, and tells what is wrong with the composition: pictures that are
     * missing, targets larger than the grid, a pool smaller than the batch.
     */
    List<Problem> check(Experiment experiment);

    /**
     * What to run.
     *
     * @param experiment the composition
     * @param device where
     * @param folder the run's folder, new or, with {@code resume}, an earlier run's
     * @param resume go on from the newest checkpoint
     * @param model parameters to start from, {@code model.safetensors} of an earlier run
     * @param profile measure every kernel
     */
    record Request(
            Experiment experiment, Device device, Path folder, boolean resume, Optional<Path> model, boolean profile) {}

    /**
     * What came of it.
     *
     * @param unit {@code iteration} or {@code step}
     * @param done ticks done in all, those before a resume included
     * @param losses the last reported metrics
     * @param seconds of this process, without building
     * @param cellStepsPerSecond of this process
     * @param interrupted whether it ended early
     * @param profile rows if asked for
     */
    record Result(
            Path folder,
            String unit,
            long done,
            Map<String, Double> losses,
            double seconds,
            double cellStepsPerSecond,
            boolean interrupted,
            List<ProfileRow> profile) {}

    /** Hears of a run's progress; called on the run's thread. */
    @ConsumerType
    interface Listener {

        /** The run is about to begin at tick {@code first} of {@code length}. */
        void started(String unit, long first, long length, String device, String dynamics);

        /** After every tick. */
        void ticked(long index, Map<String, Double> metrics, double cellStepsPerSecond);

        void wrote(Path file);

        void warned(Problem problem);

        /** A sentence for people, such as what a swap did. */
        void said(String sentence);
    }
}
