// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.container;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.morphogen.api.compute.Devices;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.experiment.Experiments;
import org.morphogen.api.run.Runner;

/** Weights of one variant of a rule are refused by another, with what they are and what the rule has. */
class ForeignModelTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"angle, gradient, 60, 62", "gradient, angle-nolap, 62, 45", "angle-nolap, angle, 45, 60"})
    void steerableWeightsOfAnotherVariantAreRefused(String theirs, String mine, int found, int wanted) {
        Path model = run(theirs, Optional.empty()).folder().resolve("model.safetensors");
        ExperimentException refusal = assertThrows(ExperimentException.class, () -> run(mine, Optional.of(model)));
        String message = refusal.getMessage();
        assertTrue(message.contains("model.safetensors does not fit the rule 'steerable'"), message);
        assertTrue(message.contains("dense1.kernel") && message.contains("[" + found + "x32]"), message);
        assertTrue(message.contains("The rule has dense1.kernel [" + wanted + "x32]"), message);
    }

    private Runner.Result run(String variant, Optional<Path> model) {
        int angles = variant.startsWith("angle") ? 1 : 0;
        Map<String, Object> values = Lizard.training(1);
        values.put("substrate", Map.of("type", "grid", "width", 16, "height", 16, "channels", 16, "angles", angles));
        values.put(
                "rule",
                Map.of(
                        "type",
                        "steerable",
                        "steering",
                        angles == 1 ? "angle" : "gradient",
                        "laplacian",
                        !variant.endsWith("nolap"),
                        "hidden",
                        32));
        values.put("initial", Map.of("type", "structured-seeds", "count", 2, "radius", 3));
        values.put("observers", List.of());
        Experiment experiment = Lizard.service(Experiments.class).resolve(values, folder);
        return Lizard.service(Runner.class)
                .run(
                        new Runner.Request(
                                experiment,
                                Lizard.service(Devices.class).find(null),
                                folder.resolve(variant),
                                false,
                                model,
                                false),
                        new Lizard.Notes());
    }
}
