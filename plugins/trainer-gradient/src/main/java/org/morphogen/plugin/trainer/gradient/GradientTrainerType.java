// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.trainer.gradient;

import java.util.Locale;
import org.morphogen.api.compute.Device;
import org.morphogen.api.config.Problems;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.loss.WeightedLoss;
import org.morphogen.api.substrate.Erasable;
import org.morphogen.api.train.Session;
import org.morphogen.api.train.TrainerType;
import org.morphogen.api.train.Workload;
import org.osgi.service.component.annotations.Component;

/** Trains by gradient descent through time. */
@Component(service = TrainerType.class)
@Plugin(kind = Kind.TRAINER, type = "gradient")
public final class GradientTrainerType implements TrainerType<GradientConfig> {

    @Override
    public Class<GradientConfig> configuration() {
        return GradientConfig.class;
    }

    @Override
    public Workload create(GradientConfig config, Session session, Context context) {
        check(config, session, context.problems(), context.scope().compute().device());
        return new GradientTraining(config, session, context.scope());
    }

    static void check(GradientConfig config, Session session, Problems problems, Device device) {
        if (!session.dynamics().differentiable()) {
            problems.error(
                    "", "this rule has no gradient", "a differentiable rule", "Remove 'training' to simulate it");
        }
        if (session.losses().isEmpty()) {
            problems.error("", "no losses", "at least one loss to lower", "Add \"losses\" to the experiment");
        }
        for (WeightedLoss weighted : session.losses()) {
            if (!weighted.loss().differentiable()) {
                problems.error("", "the loss '" + weighted.name() + "' has no gradient", "differentiable losses", "");
            }
        }
        if (session.parameters().tensors().isEmpty()) {
            problems.error("", "this rule has no parameters", "a rule that can learn", "");
        }
        if (config.pool() != null && config.pool().damage() > 0 && !(session.substrate() instanceof Erasable)) {
            problems.error("/pool/damage", "this substrate cannot be damaged", "0", "");
        }
        new Directions(session).check(problems);
        checkMemory(config, session, problems, device);
    }

    private static void checkMemory(GradientConfig config, Session session, Problems problems, Device device) {
        int steps = config.steps().get(1) - 1;
        long pool = config.pool() == null ? 0 : config.pool().size() * sampleBytes(session);
        long available = device.memoryBytes() - pool;
        if (needed(config, session, steps, config.checkpointEvery()) <= available) {
            return;
        }
        // States kept and states of one stretch are fewest together where both are the root of the steps.
        int best = (int) Math.ceil(Math.sqrt(steps));
        int fitting = 1;
        while (fitting < best && needed(config, session, steps, fitting) > available) {
            fitting++;
        }
        boolean fits = needed(config, session, steps, fitting) <= available;
        problems.error(
                "/checkpointEvery",
                String.format(
                        Locale.ROOT,
                        "a rollout of %d steps needs %,d bytes and %s has %,d beside the pool",
                        steps,
                        needed(config, session, steps, config.checkpointEvery()),
                        device.name(),
                        available),
                fits ? "at least " + fitting : "a smaller batch, grid or pool",
                "");
    }

    private static long needed(GradientConfig config, Session session, int steps, int every) {
        return session.dynamics().trajectoryBytes(config.batch(), steps, every);
    }

    private static long sampleBytes(Session session) {
        return session.substrate().state().tensors().stream()
                .mapToLong(t -> t.shape().size() * t.type().bytes())
                .sum();
    }
}
