// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.dense;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.rule.Rows;
import org.morphogen.engine.tape.RecordingTape;
import org.morphogen.kernels.launch.Numbers;
import org.morphogen.kernels.launch.Variant;
import org.morphogen.testkit.GradientCheck;
import org.morphogen.testkit.TestCompute;

/** Two layers in one kernel against sums in double on the host, and their adjoint against differences. */
@ExtendWith(TestCompute.class)
class PerceptronTest {

    private static final float FACTOR = 0.7f;

    @ParameterizedTest
    @CsvSource({
        "LANES, 1, 1, 1, 1, 1, true",
        "LANES, 50, 7, 5, 3, 1, true",
        "LANES, 26, 6, 21, 18, 3, false",
        "TILES, 26, 6, 21, 18, 3, true"
    })
    void aSmallShapeEqualsTheSumInDouble(
            Variant variant, int rows, int k, int hidden, int n, int groups, boolean bias, Scope scope) {
        everyShapeEqualsTheSumInDouble(variant, rows, k, hidden, n, groups, bias, scope);
    }

    @Tag("large")
    @ParameterizedTest
    @CsvSource({
        "LANES, 201, 48, 128, 16, 3, true",
        "TILES, 201, 48, 128, 16, 3, true",
        "LANES, 49, 32, 192, 16, 1, false",
        "LANES, 97, 60, 40, 33, 4, true",
        "TILES, 97, 60, 40, 33, 4, false",
        "LANES, 25, 9, 600, 12, 9, true",
        "LANES, 5, 6, 5000, 4, 2, true"
    })
    void everyShapeEqualsTheSumInDouble(
            Variant variant, int rows, int k, int hidden, int n, int groups, boolean bias, Scope scope) {
        Case c = new Case(scope, rows, rows, k, hidden, n, groups, bias);
        float[] actual = c.apply(new Perceptron(scope, variant), new RecordingTape(scope, false), Activation.TANH)
                .values()
                .readFloats();
        // Single precision sums of k and of h terms of size 1: that many half-units in the last place.
        Numbers.assertNear(c.oracle(), actual, 1.2e-7 * (k + hidden + 8));
    }

    @Tag("large")
    @ParameterizedTest
    @CsvSource({
        "LANES, 60, 7, 5, 3, 1, ELU",
        "TILES, 20, 6, 5, 3, 2, ELU",
        "LANES, 30, 6, 21, 18, 3, SIGMOID",
        "LANES, 30, 32, 33, 16, 2, TANH",
        "LANES, 26, 12, 17, 8, 1, NONE"
    })
    void adjointsEqualCentralDifferences(
            Variant variant,
            int rows,
            int k,
            int hidden,
            int n,
            int groups,
            Activation.Function function,
            Scope scope) {
        Case c = new Case(scope, rows + 3, rows, k, hidden, n, groups, true);
        Perceptron perceptron = new Perceptron(scope, variant);
        GradientCheck.ofRows(scope, tape -> c.apply(perceptron, tape, new Activation(function, 1)), c.inputs())
                .within(2e-3);
    }

    @Tag("large")
    @ParameterizedTest
    @CsvSource({"300, 271, 48, 128, 16, 3", "300, 300, 10, 30, 20, 1", "500, 13, 32, 96, 16, 2", "100, 0, 9, 12, 5, 1"})
    void oneKernelHasTheGradientsOfTwoLayers(
            int capacity, int rows, int k, int hidden, int n, int groups, Scope scope) {
        Case c = new Case(scope, capacity, rows, k, hidden, n, groups, true);
        Map<String, float[]> expected = c.gradients(Variant.TILES);
        c.gradients(Variant.LANES).forEach((name, actual) -> {
            float[] values = Objects.requireNonNull(expected.get(name));
            double[] same = new double[values.length];
            for (int i = 0; i < same.length; i++) {
                same[i] = values[i];
            }
            Numbers.assertNear(same, actual, 2e-5);
        });
    }

    @Test
    void rowsBeyondTheCountAreNeitherReadNorWritten(Scope scope) {
        Map<String, float[]> all = new Case(scope, 77, 77, 9, 20, 12, 3, true).gradients(Variant.LANES);
        Map<String, float[]> some = new Case(scope, 300, 77, 9, 20, 12, 3, true).gradients(Variant.LANES);
        all.forEach((name, values) -> {
            float[] others = Objects.requireNonNull(some.get(name));
            for (int i = 0; i < others.length; i++) {
                assertEquals(i < values.length ? values[i] : 0, others[i], name + " " + i);
            }
        });
    }

    @Tag("large")
    @ParameterizedTest
    @EnumSource(Variant.class)
    void twoRunsGiveTheSameBits(Variant variant, Scope scope) {
        Case c = new Case(scope, 900, 871, 20, 33, 8, 2, true);
        Map<String, float[]> first = c.gradients(variant);
        c.gradients(variant).forEach((name, values) -> assertArrayEquals(first.get(name), values));
    }

    @Test
    void shapesThatDoNotFitAreNamed(Scope scope) {
        IllegalArgumentException kernels = assertThrows(
                IllegalArgumentException.class,
                () -> new Perceptron.Weights(
                        scope.floats(6, 5), scope.floats(5), scope.floats(4, 3), scope.floats(3), 1));
        assertTrue(
                kernels.getMessage().contains("[6x5]") && kernels.getMessage().contains("[4x3]"), kernels.getMessage());
        Case c = new Case(scope, 4, 4, 6, 5, 3, 1, false);
        Rows wide = new Rows(scope.floats(4, 7), Numbers.ints(scope, 4));
        IllegalArgumentException rows = assertThrows(
                IllegalArgumentException.class,
                () -> new Perceptron(scope)
                        .apply(new RecordingTape(scope, false), wide, c.weights(), Activation.RELU, 1));
        assertTrue(rows.getMessage().contains("7 values"), rows.getMessage());
    }

    /** Random rows and weights. */
    private record Case(Scope scope, Map<String, Tensor> inputs, Tensor count, int groups) {

        Case(Scope scope, int capacity, int rows, int k, int hidden, int n, int groups, boolean bias) {
            this(scope, new LinkedHashMap<>(), Numbers.ints(scope, rows), groups);
            inputs.put("x", Numbers.tensor(scope, 1, capacity, k));
            inputs.put("w1", scaled(2, 1 / Math.sqrt(k), k, hidden));
            inputs.put("b1", Numbers.tensor(scope, 3, hidden));
            inputs.put("w2", scaled(4, 1 / Math.sqrt(hidden), hidden, n));
            if (bias) {
                inputs.put("b2", Numbers.tensor(scope, 5, n));
            }
        }

        private Tensor scaled(long seed, double factor, int... dims) {
            Tensor tensor = scope.floats(dims);
            float[] values = Numbers.normal(seed, Math.toIntExact(tensor.size()));
            for (int i = 0; i < values.length; i++) {
                values[i] *= (float) factor;
            }
            tensor.write(values);
            return tensor;
        }

        Tensor get(String name) {
            return Objects.requireNonNull(inputs.get(name));
        }

        @Nullable
        Tensor bias2() {
            return inputs.get("b2");
        }

        Perceptron.Weights weights() {
            return new Perceptron.Weights(get("w1"), get("b1"), get("w2"), bias2(), groups);
        }

        Rows apply(Perceptron perceptron, Tape tape, Activation activation) {
            return perceptron.apply(tape, new Rows(get("x"), count), weights(), activation, FACTOR);
        }

        Map<String, float[]> gradients(Variant variant) {
            try (Scope memory = scope.child("gradients")) {
                Tape tape = new RecordingTape(memory, true);
                Map<String, Tensor> gradients = new LinkedHashMap<>();
                inputs.forEach((name, tensor) -> {
                    gradients.put(name, memory.zeros(tensor.type(), tensor.shape()));
                    tape.watch(tensor, gradients.get(name));
                });
                Rows y = apply(new Perceptron(memory, variant), tape, Activation.TANH);
                tape.seed(y.values(), Numbers.tensor(memory, 6, y.capacity(), y.width()));
                tape.play();
                Map<String, float[]> read = new LinkedHashMap<>();
                gradients.forEach((name, tensor) -> read.put(name, tensor.readFloats()));
                return read;
            }
        }

        /** For the hidden layer's tanh. */
        double[] oracle() {
            float[] x = get("x").readFloats();
            float[] w1 = get("w1").readFloats();
            float[] b1 = get("b1").readFloats();
            float[] w2 = get("w2").readFloats();
            Tensor second = bias2();
            int k = get("w1").shape().dim(0);
            int hidden = get("w1").shape().dim(1);
            int n = get("w2").shape().dim(1);
            float[] b2 = second == null ? new float[n] : second.readFloats();
            double[] y = new double[x.length / k * n];
            for (int r = 0; r < x.length / k; r++) {
                for (int h = 0; h < hidden; h++) {
                    double sum = b1[h];
                    for (int i = 0; i < k; i++) {
                        int each = k / groups;
                        sum += (double) x[r * k + i] * w1[(i % each * groups + i / each) * hidden + h];
                    }
                    for (int j = 0; j < n; j++) {
                        y[r * n + j] += FACTOR * Math.tanh(sum) * w2[h * n + j];
                    }
                }
                for (int j = 0; j < n; j++) {
                    y[r * n + j] += FACTOR * b2[j];
                }
            }
            return y;
        }
    }
}
