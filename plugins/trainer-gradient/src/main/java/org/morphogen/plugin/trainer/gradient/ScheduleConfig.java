// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.trainer.gradient;

import java.util.List;
import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Problems;
import org.morphogen.kernels.optimise.Schedule;

/** How the learning rate changes; each type reads the keys that its name tells. */
@Doc("How the learning rate changes.")
record ScheduleConfig(
        @Doc(
                "constant; steps (boundaries, factors); exponential (factor, every, staircase, end); cosine (end); trapezoid (warmup, hold, end); cyclic (end, half): triangles between end and a peak that halves each cycle.")
        @Default("\"constant\"")
        Type type,

        @Doc(value = "Where the rate changes, rising.", unit = "iterations") @Default("[]") @Bounds(min = 0)
        List<Long> boundaries,

        @Doc("What the rate is multiplied by at each boundary.") @Default("[]") @Bounds(min = 0, above = true)
        List<Double> factors,

        @Doc("What the rate is multiplied by.") @Default("0.5") @Bounds(min = 0, above = true)
        double factor,

        @Doc(value = "How long one factor takes.", unit = "iterations") @Default("1000") @Bounds(min = 1)
        long every,

        @Doc("Change the rate at once, not smoothly.") @Default("false")
        boolean staircase,

        @Doc(value = "Linear rise at the start.", unit = "iterations") @Default("0") @Bounds(min = 0)
        long warmup,

        @Doc(value = "The rate stays at its peak until here.", unit = "iterations") @Default("0") @Bounds(min = 0)
        long hold,

        @Doc(value = "Length of a rise, and of a fall.", unit = "iterations") @Default("2000") @Bounds(min = 1)
        long half,

        @Doc("The least rate.") @Default("0") @Bounds(min = 0)
        double end) {

    /** The shapes. */
    enum Type {
        CONSTANT,
        STEPS,
        EXPONENTIAL,
        COSINE,
        TRAPEZOID,
        CYCLIC
    }

    void check(long iterations, Problems problems) {
        if (boundaries.size() != factors.size()) {
            problems.error(
                    "/factors",
                    factors.size() + " factors for " + boundaries.size() + " boundaries",
                    "one factor for each boundary",
                    "");
        }
        if (!boundaries.stream().sorted().toList().equals(boundaries)) {
            problems.error("/boundaries", boundaries.toString(), "rising numbers", "");
        }
        if (type == Type.TRAPEZOID && warmup > iterations) {
            problems.error("/warmup", String.valueOf(warmup), "at most the iterations, " + iterations, "");
        }
        if (type == Type.TRAPEZOID && hold < warmup) {
            problems.error("/hold", String.valueOf(hold), "at least the warm-up, " + warmup, "");
        }
    }

    Schedule schedule(double peak, long iterations) {
        return switch (type) {
            case CONSTANT -> new Schedule.Constant(peak);
            case STEPS -> new Schedule.Steps(peak, boundaries, factors);
            case EXPONENTIAL -> new Schedule.Exponential(peak, factor, every, staircase, end);
            case COSINE -> new Schedule.Cosine(peak, end, iterations);
            case TRAPEZOID -> new Schedule.Trapezoid(peak, end, warmup, Math.min(hold, iterations), iterations);
            case CYCLIC -> new Schedule.Cyclic(end, peak, half);
        };
    }
}
