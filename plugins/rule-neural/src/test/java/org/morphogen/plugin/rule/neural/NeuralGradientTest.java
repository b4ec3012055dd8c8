// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Trajectory;
import org.morphogen.api.rule.Parameters;
import org.morphogen.testkit.TestCompute;

/**
 * The gradient of a loss after six steps on a 12x12 grid against central differences in double precision, for each
 * block of parameters and the start state. Directions along which a mask flips are passed over.
 */
@ExtendWith(TestCompute.class)
class NeuralGradientTest {

    private static final String START = "start";
    private static final int SIZE = 12;
    private static final int STEPS = 6;
    private static final int BATCH = 2;
    private static final int DIRECTIONS = 6;
    private static final double LENGTH = 1e-6;

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void sixStepsBackAgreeWithCentralDifferences(int keepEvery, Scope scope) {
        NeuralRuleFixture fixture = NeuralRuleFixture.of(SIZE, SIZE, Map.of(), scope);
        float[] start = fixture.blob(BATCH);
        Map<String, double[]> point = new LinkedHashMap<>(fixture.doubles());
        point.put(START, NeuralRuleFixture.doubles(start));
        Map<String, float[]> gradients = gradients(fixture, start, keepEvery);
        Random random = new Random(12);
        for (String block : point.keySet()) {
            int compared = 0;
            for (int i = 0; i < DIRECTIONS; i++) {
                compared += compare(fixture, point, block, gradients.get(block), random) ? 1 : 0;
            }
            assertTrue(compared >= DIRECTIONS / 2, block + ": masks flip along too many directions");
        }
    }

    /** False if a mask flips along the direction. */
    private static boolean compare(
            NeuralRuleFixture fixture, Map<String, double[]> point, String block, float[] gradient, Random random) {
        double[] direction = new double[gradient.length];
        double adjoint = 0;
        double norm = 0;
        for (int i = 0; i < direction.length; i++) {
            // Along the gradient's signs, with a random part: a large derivative with many contributions.
            direction[i] = Math.signum(gradient[i]) * random.nextDouble() + 0.1 * random.nextGaussian();
            adjoint += direction[i] * gradient[i];
            norm += (double) gradient[i] * gradient[i];
        }
        assertTrue(norm > 0, block + " has a gradient");
        Outcome above = outcome(fixture, moved(point, block, direction, LENGTH));
        Outcome below = outcome(fixture, moved(point, block, direction, -LENGTH));
        if (!above.sameMasks(below)) {
            return false;
        }
        double difference = (above.loss - below.loss) / (2 * LENGTH);
        assertEquals(difference, adjoint, 1e-3 * Math.abs(difference), block);
        return true;
    }

    private static Map<String, double[]> moved(
            Map<String, double[]> point, String block, double[] direction, double length) {
        Map<String, double[]> moved = new LinkedHashMap<>(point);
        double[] values = point.get(block).clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += length * direction[i];
        }
        moved.put(block, values);
        return moved;
    }

    private record Outcome(double loss, List<GrowingReference.Masks> masks) {
        boolean sameMasks(Outcome other) {
            for (int t = 0; t < masks.size(); t++) {
                if (!Arrays.equals(masks.get(t).pre(), other.masks.get(t).pre())
                        || !Arrays.equals(
                                masks.get(t).post(), other.masks.get(t).post())) {
                    return false;
                }
            }
            return true;
        }
    }

    private static Outcome outcome(NeuralRuleFixture fixture, Map<String, double[]> point) {
        GrowingReference reference = fixture.reference(point);
        double[] cells = point.get(START);
        List<GrowingReference.Masks> masks = new ArrayList<>();
        for (int t = 0; t < STEPS; t++) {
            GrowingReference.Stepped stepped = reference.step(cells, BATCH, NeuralRuleFixture.FIRST.plus(t));
            cells = stepped.cells();
            masks.add(stepped.masks());
        }
        double sum = 0;
        for (int i = 0; i < cells.length; i++) {
            sum += i % 16 < 4 ? Math.pow(cells[i] - target(i), 2) : 0;
        }
        return new Outcome(sum / (cells.length / 4), masks);
    }

    private static double target(int i) {
        return 0.5 + 0.5 * Math.sin(i);
    }

    private static Map<String, float[]> gradients(NeuralRuleFixture fixture, float[] start, int keepEvery) {
        Scope scope = fixture.scope();
        Parameters gradients = fixture.parameters().like(scope);
        gradients.zero(scope.compute());
        State ofStart = fixture.substrate().state().allocate(scope, BATCH);
        try (Trajectory trajectory = fixture.dynamics()
                .trajectory(
                        fixture.parameters(), fixture.state(start, BATCH), NeuralRuleFixture.FIRST, STEPS, keepEvery)) {
            State end = fixture.substrate().state().allocate(scope, BATCH);
            trajectory.read(STEPS, end);
            trajectory.backward(new LastStep(end.cells().readFloats()), gradients, ofStart);
        }
        Map<String, float[]> read = new LinkedHashMap<>();
        gradients.tensors().forEach((name, tensor) -> read.put(name, tensor.readFloats()));
        read.put(START, ofStart.cells().readFloats());
        return read;
    }

    /** The gradient of the mean squared distance of four channels, at the last step only. */
    private record LastStep(float[] end) implements Trajectory.GradientSource {

        @Override
        public boolean at(int t) {
            return t == STEPS;
        }

        @Override
        public void add(int t, State gradient) {
            float[] values = new float[end.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = i % 16 < 4 ? (float) (2 * (end[i] - target(i)) / (end.length / 4)) : 0;
            }
            gradient.cells().write(values);
        }
    }
}
