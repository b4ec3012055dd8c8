// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.trainer.gradient;

import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;

/** Adam (Kingma and Ba 2015) or AdamW (Loshchilov and Hutter 2019). */
@Doc("How parameters follow their gradients.")
record OptimizerConfig(
        @Doc("adam, or adamw with decoupled weight decay.") @Default("\"adam\"")
        Type type,

        @Doc("Step size before the schedule.") @Default("0.002") @Bounds(min = 0, above = true)
        double learningRate,

        @Doc("Decay of the mean of gradients.") @Default("0.9") @Bounds(min = 0, max = 1, below = true)
        double beta1,

        @Doc("Decay of the mean of squared gradients.") @Default("0.999") @Bounds(min = 0, max = 1, below = true)
        double beta2,

        @Doc("Added to the root of the mean square.") @Default("1e-7") @Bounds(min = 0, above = true)
        double epsilon,

        @Doc("Share of a parameter that is taken away each step, times the learning rate; adamw only.")
        @Default("0")
        @Bounds(min = 0)
        double weightDecay,

        @Doc("How the learning rate changes.") @Default("{}")
        ScheduleConfig schedule) {

    /** Which optimiser. */
    enum Type {
        ADAM,
        ADAMW
    }
}
