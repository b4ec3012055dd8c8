// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.rule.Initializer;
import org.morphogen.api.rule.ParameterSpec;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Angular;
import org.morphogen.api.substrate.Substrate;

/**
 * Whether a rule with random weights commutes with a symmetry of its torus: a lopsided living patch is stepped, and its
 * image is stepped under the images of the same fire masks. Angles are random everywhere.
 *
 * @param size columns and rows
 */
public record Equivariance(Substrate substrate, Rule rule, int size, Scope scope) {

    private static final int STEPS = 32;
    private static final double FIRE_RATE = 0.5;
    private static final float OUTPUT_WEIGHT = 0.006f;

    /**
     * What came of it.
     *
     * @param difference largest difference between the image of the end and the end of the image
     * @param largest largest value at the end
     * @param change largest change of a value since the start
     */
    public record Outcome(double difference, double largest, double change) {

        /** The difference as a part of the largest value. */
        public double relative() {
            return difference / largest;
        }
    }

    public Outcome under(SiteMap map) {
        return under(map, angle -> angle);
    }

    /** @param turn what becomes of angles, in radians: a quarter turn adds pi / 2 */
    public Outcome under(SiteMap map, DoubleUnaryOperator turn) {
        int channels = substrate.channels();
        MaskedSteps steps = new MaskedSteps(substrate, rule, parameters(), scope);
        float[] start = patch(channels);
        float[] end = steps.run(state(start), STEPS, this::fires).cells().readFloats();
        float[] turned = steps.run(state(angles(map.cells(start, channels), turn)), STEPS, t -> map.mask(fires(t)))
                .cells()
                .readFloats();
        float[] expected = angles(map.cells(end, channels), turn);
        return new Outcome(distance(turned, expected), distance(end, new float[end.length]), distance(end, start));
    }

    private boolean[] fires(int step) {
        Random random = new Random(31L * step + 5);
        boolean[] fires = new boolean[size * size];
        for (int site = 0; site < fires.length; site++) {
            fires[site] = random.nextDouble() < FIRE_RATE;
        }
        return fires;
    }

    /** A quarter of the middle is alive, with random values. */
    private float[] patch(int channels) {
        Random random = new Random(11);
        float[] cells = new float[size * size * channels];
        for (int row = size / 2 - 2; row < size / 2 + 4; row++) {
            for (int column = size / 2 - 3; column < size / 2 + 2; column++) {
                for (int c = 0; c < channels; c++) {
                    cells[(row * size + column) * channels + c] = random.nextFloat();
                }
            }
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i] = isAngle(i) ? (float) (2 * Math.PI * random.nextDouble()) : cells[i];
        }
        return cells;
    }

    private boolean isAngle(int i) {
        return i % substrate.channels() >= substrate.channels() - Angular.angles(substrate);
    }

    private float[] angles(float[] cells, DoubleUnaryOperator turn) {
        for (int i = 0; i < cells.length; i++) {
            cells[i] = isAngle(i) ? (float) wrapped(turn.applyAsDouble(cells[i])) : cells[i];
        }
        return cells;
    }

    private static double wrapped(double angle) {
        return angle - 2 * Math.PI * Math.floor(angle / (2 * Math.PI));
    }

    private State state(float[] cells) {
        State state = substrate.state().allocate(scope, 1);
        state.cells().write(cells);
        return state;
    }

    /** What starts at zero gets small values: without them nothing would change and nothing be shown. */
    private Parameters parameters() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Random random = new Random(2022);
        for (ParameterSpec spec : rule.parameters()) {
            float[] values = new float[Math.toIntExact(spec.shape().size())];
            float limit = spec.initializer() instanceof Initializer.Uniform uniform ? uniform.limit() : OUTPUT_WEIGHT;
            for (int i = 0; i < values.length; i++) {
                values[i] = limit * (2 * random.nextFloat() - 1);
            }
            Tensor tensor = scope.allocate(ElementType.FLOAT32, spec.shape());
            tensor.write(values);
            tensors.put(spec.name(), tensor);
        }
        return new Parameters(tensors);
    }

    /** Angles a whole turn apart are the same. */
    private double distance(float[] a, float[] b) {
        double most = 0;
        for (int i = 0; i < a.length; i++) {
            double apart = Math.abs((double) a[i] - b[i]);
            most = Math.max(most, isAngle(i) ? Math.min(apart, 2 * Math.PI - apart) : apart);
        }
        return most;
    }
}
