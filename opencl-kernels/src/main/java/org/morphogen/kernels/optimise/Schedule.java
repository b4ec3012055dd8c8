// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.optimise;

import java.util.List;

/** A learning rate as a function of the number of steps already done, in double on the host. */
public sealed interface Schedule {

    /**
     * The rate of a step.
     *
     * @param step steps done before it, from 0
     */
    double rate(long step);

    /** Always the same. */
    record Constant(double value) implements Schedule {
        @Override
        public double rate(long step) {
            return value;
        }
    }

    /**
     * Multiplied by {@code factors[i]} from step {@code boundaries[i]} on.
     *
     * @param boundaries rising steps
     * @param factors one for each boundary
     */
    record Steps(double start, List<Long> boundaries, List<Double> factors) implements Schedule {
        public Steps {
            boundaries = List.copyOf(boundaries);
            factors = List.copyOf(factors);
            if (boundaries.size() != factors.size()
                    || !boundaries.stream().sorted().toList().equals(boundaries)) {
                throw new IllegalArgumentException("Steps at " + boundaries + " with factors " + factors
                        + "; expected rising steps and one factor for each");
            }
        }

        @Override
        public double rate(long step) {
            double rate = start;
            for (int i = 0; i < boundaries.size() && step >= boundaries.get(i); i++) {
                rate *= factors.get(i);
            }
            return rate;
        }
    }

    /**
     * Multiplied by {@code factor} every {@code every} steps: smoothly, or at once if {@code staircase}.
     *
     * @param floor the least rate
     */
    record Exponential(double start, double factor, long every, boolean staircase, double floor) implements Schedule {
        public Exponential {
            Schedule.positive("Exponential schedule", every);
        }

        @Override
        public double rate(long step) {
            double exponent = staircase ? Math.floor((double) step / every) : (double) step / every;
            return Math.max(floor, start * Math.pow(factor, exponent));
        }
    }

    /** Half a cosine from {@code start} down to {@code end} over {@code total} steps, then {@code end}. */
    record Cosine(double start, double end, long total) implements Schedule {
        public Cosine {
            Schedule.positive("Cosine schedule", total);
        }

        @Override
        public double rate(long step) {
            double part = Math.min(1, (double) step / total);
            return end + (start - end) * 0.5 * (1 + Math.cos(Math.PI * part));
        }
    }

    /**
     * Rises linearly over {@code warmup} steps, stays at {@code peak} until step {@code hold}, falls linearly to
     * {@code end} at step {@code total} and stays there.
     */
    record Trapezoid(double peak, double end, long warmup, long hold, long total) implements Schedule {
        public Trapezoid {
            if (warmup < 0 || hold < warmup || total < hold) {
                throw new IllegalArgumentException("Trapezoid schedule with warm-up " + warmup + ", hold " + hold
                        + ", total " + total + "; expected 0 <= warm-up <= hold <= total");
            }
        }

        @Override
        public double rate(long step) {
            if (step < warmup) {
                return peak * (step + 1) / warmup;
            }
            if (step <= hold) {
                return peak;
            }
            return step >= total ? end : peak + (end - peak) * (step - hold) / (total - hold);
        }
    }

    /**
     * Triangles between {@code low} and a peak that starts at {@code high}; the amplitude halves every cycle
     * ("triangular2", Smith 2017). Starts at {@code low}.
     *
     * @param half steps of a rise, and of a fall
     */
    record Cyclic(double low, double high, long half) implements Schedule {
        public Cyclic {
            Schedule.positive("Cyclic schedule", half);
        }

        @Override
        public double rate(long step) {
            long cycle = step / (2 * half);
            double phase = (double) (step % (2 * half)) / half;
            double height = phase <= 1 ? phase : 2 - phase;
            return low + (high - low) * height * Math.pow(0.5, (double) cycle);
        }
    }

    private static void positive(String what, long length) {
        if (length < 1) {
            throw new IllegalArgumentException(what + " with a length of " + length + " steps; expected at least 1");
        }
    }
}
