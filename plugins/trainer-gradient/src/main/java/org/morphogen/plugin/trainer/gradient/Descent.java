// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.trainer.gradient;

import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.run.Snapshot;
import org.morphogen.kernels.optimise.Adam;
import org.morphogen.kernels.optimise.AdamSettings;
import org.morphogen.kernels.optimise.GradientNorm;
import org.morphogen.kernels.optimise.Schedule;

/** One optimiser step: measure, normalise, clip, follow. */
final class Descent {

    private static final String STEPS = "optimizer.steps";

    /** Keeps a tensor without gradient from becoming 0 / 0 (the article's code). */
    private static final float NORM_EPSILON = 1e-8f;

    private final GradientConfig config;
    private final Schedule schedule;
    private final GradientNorm norm;
    private final Adam adam;
    private final Tensor measured;

    Descent(GradientConfig config, Parameters parameters, Scope scope) {
        OptimizerConfig optimizer = config.optimizer();
        this.config = config;
        this.schedule = optimizer.schedule().schedule(optimizer.learningRate(), config.iterations());
        this.norm = new GradientNorm(scope);
        this.adam = new Adam(scope, parameters, settings(optimizer));
        this.measured = scope.floats(1);
    }

    private static AdamSettings settings(OptimizerConfig optimizer) {
        return new AdamSettings(
                optimizer.beta1(),
                optimizer.beta2(),
                optimizer.epsilon(),
                optimizer.weightDecay(),
                optimizer.type() == OptimizerConfig.Type.ADAMW);
    }

    /** Returns where the norm of all gradients before normalisation will be, FLOAT32 [1]. */
    Tensor step(long iteration, Parameters gradients) {
        norm.measure(gradients, measured);
        if (config.normalization() == GradientConfig.Normalization.PER_PARAMETER) {
            norm.normalise(gradients, NORM_EPSILON);
        }
        if (config.clipNorm() != null) {
            norm.clip(gradients, config.clipNorm().floatValue());
        }
        adam.step(gradients, learningRate(iteration));
        return measured;
    }

    double learningRate(long iteration) {
        return schedule.rate(iteration);
    }

    void save(Snapshot target) {
        adam.moments().forEach((name, tensor) -> target.put("adam." + name, tensor));
        target.note(STEPS, Long.toString(adam.steps()));
    }

    void restore(Snapshot source) {
        adam.moments().forEach((name, tensor) -> source.copyTo("adam." + name, tensor));
        adam.resume(Long.parseLong(source.note(STEPS)));
    }
}
