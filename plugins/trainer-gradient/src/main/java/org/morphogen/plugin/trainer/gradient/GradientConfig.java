// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.trainer.gradient;

import java.util.List;
import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Checked;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Length;
import org.morphogen.api.config.Optional;
import org.morphogen.api.config.Problems;

/** How to train. */
@Doc("Gradient descent through time, from fresh start states or from a pool of earlier states.")
record GradientConfig(
        @Doc("Number of optimiser steps.") @Default("8000") @Bounds(min = 1)
        int iterations,

        @Doc("Samples of one iteration.") @Default("8") @Bounds(min = 1)
        int batch,

        @Doc(
                value =
                        "Length of a rollout: drawn for each iteration from the first number up to, but not including, the second.",
                unit = "steps")
        @Default("[64, 96]")
        @Length(min = 2, max = 2)
        @Bounds(min = 1)
        List<Integer> steps,

        @Doc("Keep states between iterations and go on from them; without it every rollout begins at a start state.")
        @Optional
        PoolConfig pool,

        @Doc("How parameters follow their gradients.") @Default("{}")
        OptimizerConfig optimizer,

        @Doc("What is done to gradients first: per-parameter divides each tensor by its own norm.")
        @Default("\"per-parameter\"")
        Normalization normalization,

        @Doc("Largest norm of all gradients together; larger ones are scaled down.")
        @Optional
        @Bounds(min = 0, above = true)
        Double clipNorm,

        @Doc(
                value = "Keep every k-th state of a rollout and recompute the others: less memory, more time.",
                unit = "steps")
        @Default("1")
        @Bounds(min = 1)
        int checkpointEvery,

        @Doc("What is told when training is done.") @Default("{}")
        EvaluationConfig evaluation,

        @Doc(value = "How often the run is saved.", unit = "iterations") @Default("100") @Bounds(min = 1)
        int saveEvery)
        implements Checked {

    @Override
    public void check(Problems problems) {
        if (steps.get(1) <= steps.get(0)) {
            problems.error(
                    "/steps",
                    steps.toString(),
                    "two numbers, the second larger: it is excluded",
                    "For always " + steps.get(0) + " steps write [" + steps.get(0) + ", " + (steps.get(0) + 1) + "]");
        }
        if (pool != null) {
            pool.check(batch, problems.at("/pool"));
        }
        optimizer.schedule().check(iterations, problems.at("/optimizer/schedule"));
    }

    /** What is done to gradients before the optimiser sees them. */
    enum Normalization {
        PER_PARAMETER,
        NONE
    }
}
