// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.morphogen.api.config.Problem;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.run.Runner;
import org.morphogen.api.run.Snapshot;
import org.morphogen.shell.host.ExperimentFinder;

/**
 * A real training by the product's own run loop: the article's first recipe, which starts every rollout from the seed.
 *
 * @param folder of the run
 */
record TrainingRun(Setting setting, Path folder) {

    private static final String RECIPE = "growing-lizard-full";

    /**
     * Trains on until so many iterations are done.
     *
     * @param resume whether the folder holds an earlier part
     * @param changes to the recipe, as after {@code --set}
     */
    Runner.Result run(long iterations, boolean resume, boolean profile, String... changes) {
        List<String> settings = new ArrayList<>(List.of(
                "substrate.width=64", "substrate.height=64", "observers=[]", "training.iterations=" + iterations));
        settings.addAll(List.of(changes));
        Path file = ExperimentFinder.of(setting.host()).find(RECIPE);
        Experiment experiment = setting.host().experiments().read(file, settings);
        Runner.Request request =
                new Runner.Request(experiment, setting.device(), folder, resume, Optional.empty(), profile);
        return setting.host().runner().run(request, new Silence());
    }

    /** The parameters after the last {@link #run}. */
    Map<String, float[]> parameters() {
        Snapshot model = setting.host().folders().read(folder.resolve("model.safetensors"));
        Map<String, float[]> parameters = new LinkedHashMap<>();
        model.arrays().forEach((name, array) -> {
            float[] values = new float[array.data().length / Float.BYTES];
            ByteBuffer.wrap(array.data())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
            parameters.put(name, values);
        });
        return parameters;
    }

    /** Nobody watches this run. */
    private static final class Silence implements Runner.Listener {

        @Override
        public void started(String unit, long first, long length, String device, String dynamics) {}

        @Override
        public void ticked(long index, Map<String, Double> metrics, double cellStepsPerSecond) {}

        @Override
        public void wrote(Path file) {}

        @Override
        public void warned(Problem problem) {}

        @Override
        public void said(String sentence) {}
    }
}
