// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.random;

import java.util.Map;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Step;
import org.morphogen.kernels.launch.Programs;
import org.morphogen.kernels.launch.Variant;

/**
 * Fills FLOAT32 tensors with random numbers that depend only on the step (seed, stream, index), a purpose and the
 * element's index: the numbers that {@link org.morphogen.api.random.Draws} of the same counter gives on the host.
 *
 * <p>Uniform and Bernoulli numbers are the same bits on every device; normal ones differ by the device's logarithm and
 * cosine.
 */
public final class RandomFill {

    private final Programs programs;

    public RandomFill(Scope scope) {
        this.programs = new Programs(scope, Variant.of(scope.compute().device()));
    }

    /**
     * Uniform in [low, high).
     *
     * @param purpose a constant of the caller, so that two uses in one step do not meet
     */
    public void uniform(Tensor into, Step step, int purpose, float low, float high) {
        fill(into, step, purpose, 0, low, high);
    }

    /** Independent normal numbers. */
    public void normal(Tensor into, Step step, int purpose, float mean, float deviation) {
        fill(into, step, purpose, 1, mean, deviation);
    }

    /** 1 with this probability, else 0. */
    public void bernoulli(Tensor into, Step step, int purpose, float probability) {
        fill(into, step, purpose, 2, probability, 0);
    }

    private void fill(Tensor into, Step step, int purpose, int kind, float p, float q) {
        long values = into.size();
        programs.kernel("random_fill", Map.of("KIND", kind))
                .launch(
                        Range.of(Programs.ceil(values, kind == 1 ? 2 : 4)),
                        Cost.of(0, 4.0 * values),
                        into,
                        values,
                        step.key(),
                        step.stream(),
                        step.index(),
                        purpose,
                        p,
                        q);
    }
}
