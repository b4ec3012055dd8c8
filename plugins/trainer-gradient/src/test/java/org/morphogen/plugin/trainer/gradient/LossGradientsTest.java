// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.trainer.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.dynamics.Trajectory;
import org.morphogen.api.loss.Loss;
import org.morphogen.api.loss.Moment;
import org.morphogen.api.loss.WeightedLoss;
import org.morphogen.api.rule.Parameters;
import org.morphogen.kernels.pointwise.Binary;
import org.morphogen.kernels.pointwise.Pointwise;
import org.morphogen.kernels.reduce.Over;
import org.morphogen.kernels.reduce.Reduction;
import org.morphogen.testkit.TestCompute;

/** Losses at every step that also read the state one step before, against central differences of their values. */
@ExtendWith(TestCompute.class)
class LossGradientsTest {

    private static final int STEPS = 5;
    private static final int BATCH = 2;
    private static final float LENGTH = 1e-3f;
    private static final Step KEY = new Step(3, 1, 0);

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theGradientOfAChangePerStepReachesTheParameters(int keepEvery, Scope scope) {
        Patch patch = new Patch(scope, 0, List.of(new WeightedLoss("change", 0.5, new Change(scope))));
        Parameters gradients = patch.parameters().like(scope);
        gradients.zero(scope.compute());
        total(patch, gradients, keepEvery, scope);
        for (String name : patch.parameters().tensors().keySet()) {
            float[] gradient = gradients.get(name).readFloats();
            int largest = largest(gradient);
            double above = moved(patch, name, largest, LENGTH, keepEvery, scope);
            double below = moved(patch, name, largest, -LENGTH, keepEvery, scope);
            double difference = (above - below) / (2 * LENGTH);
            assertTrue(gradient[largest] != 0, name + " has a gradient");
            assertEquals(difference, gradient[largest], 1e-2 * Math.abs(difference), name + "[" + largest + "]");
        }
    }

    private static double moved(Patch patch, String name, int index, float by, int keepEvery, Scope scope) {
        Tensor parameter = patch.parameters().get(name);
        float[] values = parameter.readFloats();
        float[] shifted = values.clone();
        shifted[index] += by;
        parameter.write(shifted);
        Parameters ignored = patch.parameters().like(scope);
        ignored.zero(scope.compute());
        double total = total(patch, ignored, keepEvery, scope);
        parameter.write(values);
        return total;
    }

    /** The weighted loss; its gradient is added to {@code gradients}. */
    private static double total(Patch patch, Parameters gradients, int keepEvery, Scope scope) {
        try (Scope passing = scope.child("total")) {
            State start = patch.substrate().state().allocate(passing, BATCH);
            patch.initial().fill(start, 0, BATCH, KEY);
            try (Trajectory trajectory =
                    patch.dynamics().trajectory(patch.parameters(), start, KEY, STEPS, keepEvery)) {
                LossGradients source = new LossGradients(patch, trajectory, BATCH, KEY, passing);
                trajectory.backward(source, gradients, null);
                return 0.5 * Objects.requireNonNull(source.means().get("change"));
            }
        }
    }

    private static int largest(float[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = Math.abs(values[i]) > Math.abs(values[largest]) ? i : largest;
        }
        return largest;
    }

    /** The squared change of every value in every step, later ones counting less. */
    private static final class Change implements Loss {
        private final Pointwise pointwise;
        private final Reduction reduction;

        private Change(Scope scope) {
            this.pointwise = new Pointwise(scope);
            this.reduction = new Reduction(scope);
        }

        @Override
        public double share(int step, int steps) {
            return 1.0 / step;
        }

        @Override
        public boolean at(int step, int steps) {
            return step > 0;
        }

        @Override
        public boolean readsPrevious() {
            return true;
        }

        @Override
        public Tensor evaluate(Tape tape, Moment moment) {
            Tensor before = Objects.requireNonNull(moment.previous()).cells();
            Tensor change = pointwise.apply(tape, moment.state().cells(), before, Binary.subtract());
            return reduction.sumOfSquares(tape, change, Over.SAMPLE);
        }
    }
}
