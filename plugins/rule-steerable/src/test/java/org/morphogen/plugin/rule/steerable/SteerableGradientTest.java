// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.steerable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Trajectory;
import org.morphogen.api.rule.Parameters;
import org.morphogen.testkit.TestCompute;

/**
 * The gradient of a loss after six steps on a 12x12 torus against central differences in double precision, for each
 * block of parameters, the scalars of the start state, and its angles or aligning channel. The loss reads angles through
 * smooth functions, as later steps do. Directions along which an alive mask flips are passed over; fire masks are fixed.
 */
@ExtendWith(TestCompute.class)
class SteerableGradientTest {

    private static final String SCALARS = "scalars of the start";
    private static final String STEERING = "angles or aligning channel of the start";
    private static final int SIZE = 12;
    private static final int STEPS = 6;
    private static final int BATCH = 2;
    private static final int CHANNELS = SteerableFixture.CHANNELS;
    private static final int DIRECTIONS = 4;
    private static final double LENGTH = 1e-6;

    @ParameterizedTest
    @CsvSource({"angle, 1", "angle, 4", "angle-nolap, 1", "gradient, 1"})
    void sixStepsBackAgreeWithCentralDifferences(String variant, int keepEvery, Scope scope) {
        SteerableFixture fixture = SteerableFixture.of(SIZE, SIZE, variant, scope);
        float[] start = fixture.blob(BATCH);
        Map<String, double[]> point = new LinkedHashMap<>(fixture.doubles());
        point.put(SCALARS, channels(start, false));
        point.put(STEERING, channels(start, true));
        assertSomeFramesAreShortAndSomeAreClipped(fixture, point);
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

    /** The last channel of each cell, or all but the last. */
    private static double[] channels(float[] cells, boolean last) {
        return IntStream.range(0, cells.length)
                .filter(i -> (i % CHANNELS == CHANNELS - 1) == last)
                .mapToDouble(i -> cells[i])
                .toArray();
    }

    private static double[] cells(Map<String, double[]> point) {
        double[] scalars = point.get(SCALARS);
        double[] steering = point.get(STEERING);
        double[] cells = new double[scalars.length + steering.length];
        for (int i = 0; i < cells.length; i++) {
            int site = i / CHANNELS;
            cells[i] = i % CHANNELS == CHANNELS - 1 ? steering[site] : scalars[i - site];
        }
        return cells;
    }

    private static void assertSomeFramesAreShortAndSomeAreClipped(
            SteerableFixture fixture, Map<String, double[]> point) {
        if (!fixture.byAngle()) {
            double[] lengths = fixture.reference(point)
                    .step(cells(point), BATCH, SteerableFixture.FIRST)
                    .lengths();
            assertTrue(Arrays.stream(lengths).filter(n -> n > 0 && n < 0.9).count() > 10);
            assertTrue(Arrays.stream(lengths).filter(n -> n > 1.1).count() > 10);
        }
    }

    /** False if a mask flips along the direction. */
    private static boolean compare(
            SteerableFixture fixture, Map<String, double[]> point, String block, float[] gradient, Random random) {
        double[] direction = new double[gradient.length];
        double adjoint = 0;
        double norm = 0;
        boolean scalars = block.equals(SCALARS);
        for (int i = 0; i < direction.length; i++) {
            if (scalars && point.get(SCALARS)[i] == 0) {
                continue; // The gradient of what a dead cell far from others would hold is taken as zero.
            }
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

    private record Outcome(double loss, List<boolean[]> masks) {
        boolean sameMasks(Outcome other) {
            for (int t = 0; t < masks.size(); t++) {
                if (!Arrays.equals(masks.get(t), other.masks.get(t))) {
                    return false;
                }
            }
            return true;
        }
    }

    private static Outcome outcome(SteerableFixture fixture, Map<String, double[]> point) {
        SteerableReference reference = fixture.reference(point);
        double[] cells = cells(point);
        List<boolean[]> masks = new ArrayList<>();
        for (int t = 0; t < STEPS; t++) {
            SteerableReference.Stepped stepped = reference.step(cells, BATCH, SteerableFixture.FIRST.plus(t));
            cells = stepped.cells();
            masks.add(stepped.alive());
        }
        double sum = 0;
        for (int i = 0; i < cells.length; i++) {
            sum += read(fixture, i) ? value(cells[i], i) : 0;
        }
        return new Outcome(sum / SIZE, masks);
    }

    /** Colours, and angles: the last channel of an aligning rule is no different from other hidden ones. */
    private static boolean read(SteerableFixture fixture, int i) {
        return i % CHANNELS < 4 || fixture.byAngle() && i % CHANNELS == CHANNELS - 1;
    }

    /** One value's part of the loss: without a jump where an angle wraps. */
    private static double value(double cell, int i) {
        return i % CHANNELS < 4 ? Math.pow(cell - Math.sin(i), 2) : Math.sin(cell + i);
    }

    private static double slope(double cell, int i) {
        return i % CHANNELS < 4 ? 2 * (cell - Math.sin(i)) : Math.cos(cell + i);
    }

    private static Map<String, float[]> gradients(SteerableFixture fixture, float[] start, int keepEvery) {
        Scope scope = fixture.scope();
        Parameters gradients = fixture.parameters().like(scope);
        gradients.zero(scope.compute());
        State ofStart = fixture.substrate().state().allocate(scope, BATCH);
        try (Trajectory trajectory = fixture.dynamics()
                .trajectory(
                        fixture.parameters(), fixture.state(start, BATCH), SteerableFixture.FIRST, STEPS, keepEvery)) {
            State end = fixture.substrate().state().allocate(scope, BATCH);
            trajectory.read(STEPS, end);
            trajectory.backward(new LastStep(fixture, end.cells().readFloats()), gradients, ofStart);
        }
        Map<String, float[]> read = new LinkedHashMap<>();
        gradients.tensors().forEach((name, tensor) -> read.put(name, tensor.readFloats()));
        float[] ofCells = ofStart.cells().readFloats();
        read.put(SCALARS, floats(channels(ofCells, false)));
        read.put(STEERING, floats(channels(ofCells, true)));
        return read;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** The gradient of the loss, at the last step only. */
    private record LastStep(SteerableFixture fixture, float[] end) implements Trajectory.GradientSource {

        @Override
        public boolean at(int t) {
            return t == STEPS;
        }

        @Override
        public void add(int t, State gradient) {
            float[] values = new float[end.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = read(fixture, i) ? (float) (slope(end[i], i) / SIZE) : 0;
            }
            gradient.cells().write(values);
        }
    }
}
