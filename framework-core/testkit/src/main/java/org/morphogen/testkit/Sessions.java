// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.train.Session;
import org.morphogen.config.experiment.ExperimentFiles;
import org.morphogen.config.text.JsonText;
import org.morphogen.engine.session.Composer;
import org.opentest4j.AssertionFailedError;

/** Experiments brought to life from plain values, without a framework around them. */
public final class Sessions {

    private Sessions() {}

    /** One plugin. */
    public static Catalog.Entry entry(Kind kind, String type, Object service) {
        return new Catalog.Entry(kind, type, "1.0.0", "test", service);
    }

    /**
     * A session whose memory lives in {@code scope}. Fails the test if the experiment has mistakes.
     *
     * @param plugins all that the experiment names
     * @param values as in an experiment file, without observers
     */
    public static Session of(List<Catalog.Entry> plugins, Map<String, Object> values, Scope scope) {
        Map<String, Object> unobserved = new LinkedHashMap<>(values);
        unobserved.put("observers", List.of());
        Experiment experiment = new ExperimentFiles(new JsonText(), () -> plugins)
                .resolve(unobserved, Path.of("").toAbsolutePath());
        ProblemList problems = new ProblemList();
        Session session = new Composer(() -> plugins).session(experiment, scope, problems);
        if (problems.hasErrors()) {
            throw new AssertionFailedError("The experiment does not compose: " + problems.problems());
        }
        return session;
    }

    /** Overwrites all parameters with values between {@code -limit} and {@code limit}. */
    public static void randomise(Session session, float limit) {
        Random random = new Random(2022);
        for (Tensor tensor : session.parameters().tensors().values()) {
            float[] values = new float[Math.toIntExact(tensor.size())];
            for (int i = 0; i < values.length; i++) {
                values[i] = limit * (2 * random.nextFloat() - 1);
            }
            tensor.write(values);
        }
    }
}
