// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.dense;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** Both variants of the dense layer against sums in double on the host, and their adjoints against differences. */
@ExtendWith(TestCompute.class)
class DenseTest {

    private static final List<Activation> ALL = List.of(
            Activation.NONE,
            Activation.RELU,
            Activation.TANH,
            Activation.SIGMOID,
            Activation.ELU,
            Activation.GELU_TANH,
            Activation.swish(5),
            Activation.scale(-0.75f));

    @ParameterizedTest
    @CsvSource({
        "LANES, 1, 1, 1, 1, relu",
        "TILES, 1, 1, 1, 1, relu",
        "LANES, 100, 7, 5, 1, all",
        "TILES, 100, 7, 5, 1, all",
        "LANES, 600, 33, 17, 1, relu",
        "TILES, 600, 33, 17, 1, relu",
        "LANES, 130, 48, 128, 1, relu",
        "TILES, 130, 48, 128, 1, relu",
        "LANES, 65, 70, 31, 2, all",
        "TILES, 65, 70, 31, 2, relu"
    })
    void everyShapeEqualsTheSumInDouble(
            Variant variant, int rows, int k, int n, int members, String activations, Scope scope) {
        for (Activation activation : activations.equals("all") ? ALL : List.of(Activation.RELU)) {
            Tensor x = Numbers.tensor(scope, 1, members * rows, k);
            Tensor w = Numbers.tensor(scope, 2, members, k, n);
            Tensor b = Numbers.tensor(scope, 3, members, n);
            Tensor count = scope.ints(members);
            int[] counts = new int[members];
            Arrays.fill(counts, rows);
            count.write(counts, 0);
            Rows y = new Dense(scope, variant).apply(still(scope), new Rows(x, count), w, b, activation);
            double[] expected = oracle(x.readFloats(), w.readFloats(), b.readFloats(), members, rows, k, n, activation);
            // Single precision sums of k terms of size 1: k half-units in the last place, twice that for the slope 5.
            Numbers.assertNear(expected, y.values().readFloats(), 1.2e-7 * (k + 8));
        }
    }

    @Tag("large")
    @ParameterizedTest
    @CsvSource({
        "LANES, 20, 7, 5, 1, all",
        "TILES, 20, 7, 5, 1, all",
        "LANES, 37, 18, 21, 2, elu",
        "TILES, 37, 18, 21, 2, elu"
    })
    void adjointsEqualCentralDifferences(
            Variant variant, int rows, int k, int n, int members, String activations, Scope scope) {
        Dense dense = new Dense(scope, variant);
        for (Activation activation : activations.equals("all") ? ALL : List.of(Activation.ELU)) {
            Map<String, Tensor> inputs = new LinkedHashMap<>();
            inputs.put("x", Numbers.tensor(scope, 4, members * rows, k));
            inputs.put("w", Numbers.tensor(scope, 5, members, k, n));
            inputs.put("b", Numbers.tensor(scope, 6, members, n));
            Tensor count = scope.ints(members);
            int[] counts = new int[members];
            Arrays.fill(counts, rows);
            count.write(counts, 0);
            GradientCheck.ofOperation(
                            scope,
                            tape -> List.of(dense.apply(
                                            tape,
                                            new Rows(inputs.get("x"), count),
                                            inputs.get("w"),
                                            inputs.get("b"),
                                            activation)
                                    .values()),
                            inputs)
                    .within(activation.function() == Activation.Function.RELU ? 2e-2 : 2e-3);
        }
    }

    @Tag("large")
    @ParameterizedTest
    @EnumSource(Variant.class)
    void weightGradientsSumOverManyChunksOfRows(Variant variant, Scope scope) {
        int rows = 1000;
        Gradients g = gradients(variant, scope, rows, rows, 6, 19);
        double[] expected = new double[6 * 19];
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < expected.length; i++) {
                expected[i] += (double) g.x[r * 6 + i / 19] * g.seed[r * 19 + i % 19];
            }
        }
        Numbers.assertNear(expected, g.w, 3e-6);
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void rowsBeyondTheCountAreNeitherReadNorWritten(Variant variant, Scope scope) {
        int rows = 77;
        Gradients all = gradients(variant, scope, rows, rows, 9, 12);
        Gradients some = gradients(variant, scope, 300, rows, 9, 12);
        assertArrayEquals(all.w, some.w);
        assertArrayEquals(all.b, some.b);
        assertArrayEquals(all.gx, Arrays.copyOf(some.gx, rows * 9));
        for (int i = rows * 9; i < some.gx.length; i++) {
            assertEquals(0, some.gx[i]);
        }
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void gatedGradientsStayWithinTheRowsToo(Variant variant, Scope scope) {
        Gradients all = gradients(variant, scope, 40, 40, 7, 5, Activation.ELU);
        Gradients some = gradients(variant, scope, 70, 40, 7, 5, Activation.ELU);
        assertArrayEquals(all.w, some.w);
        assertArrayEquals(all.gx, Arrays.copyOf(some.gx, 40 * 7));
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void aScaledLayerHasTheBitsOfItsSumsScaled(Variant variant, Scope scope) {
        Tensor x = Numbers.tensor(scope, 1, 50, 9);
        Tensor w = Numbers.tensor(scope, 2, 9, 21);
        Dense dense = new Dense(scope, variant);
        float[] sums = dense.apply(still(scope), x, w, null, Activation.NONE).readFloats();
        for (int i = 0; i < sums.length; i++) {
            sums[i] *= 0.3f;
        }
        assertArrayEquals(
                sums,
                dense.apply(still(scope), x, w, null, Activation.scale(0.3f)).readFloats());
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void noRowsGiveGradientsOfZero(Variant variant, Scope scope) {
        Gradients none = gradients(variant, scope, 40, 0, 9, 12);
        assertArrayEquals(new float[9 * 12], none.w);
        assertArrayEquals(new float[12], none.b);
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void twoRunsGiveTheSameBits(Variant variant, Scope scope) {
        Gradients one = gradients(variant, scope, 300, 271, 20, 33);
        Gradients two = gradients(variant, scope, 300, 271, 20, 33);
        assertArrayEquals(one.w, two.w);
        assertArrayEquals(one.b, two.b);
        assertArrayEquals(one.gx, two.gx);
    }

    @Test
    void shapesThatDoNotFitAreNamed(Scope scope) {
        Rows x = new Rows(Numbers.tensor(scope, 1, 4, 3), Numbers.ints(scope, 4));
        Tensor w = Numbers.tensor(scope, 2, 5, 2);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new Dense(scope).apply(still(scope), x, w, null));
        assertTrue(e.getMessage().contains("[4x3]") && e.getMessage().contains("[5x2]"), e.getMessage());
    }

    private record Gradients(float[] x, float[] seed, float[] w, float[] b, float[] gx) {}

    private static Gradients gradients(Variant variant, Scope scope, int capacity, int rows, int k, int n) {
        return gradients(variant, scope, capacity, rows, k, n, Activation.NONE);
    }

    private static Gradients gradients(
            Variant variant, Scope scope, int capacity, int rows, int k, int n, Activation activation) {
        try (Scope memory = scope.child("gradients")) {
            Tensor x = Numbers.tensor(memory, 1, capacity, k);
            Tensor w = Numbers.tensor(memory, 2, k, n);
            Tensor b = Numbers.tensor(memory, 3, n);
            Tensor seed = Numbers.tensor(memory, 4, capacity, n);
            Tensor gw = memory.zeros(w.type(), w.shape());
            Tensor gb = memory.zeros(b.type(), b.shape());
            Tensor gx = memory.zeros(x.type(), x.shape());
            Tape tape = new RecordingTape(memory, true);
            tape.watch(w, gw);
            tape.watch(b, gb);
            tape.watch(x, gx);
            Rows y = new Dense(memory, variant).apply(tape, new Rows(x, Numbers.ints(memory, rows)), w, b, activation);
            tape.seed(y.values(), seed);
            tape.play();
            return new Gradients(x.readFloats(), seed.readFloats(), gw.readFloats(), gb.readFloats(), gx.readFloats());
        }
    }

    private static Tape still(Scope scope) {
        return new RecordingTape(scope, false);
    }

    private static double[] oracle(
            float[] x, float[] w, float[] b, int members, int rows, int k, int n, Activation activation) {
        double[] y = new double[members * rows * n];
        for (int m = 0; m < members; m++) {
            for (int r = m * rows; r < (m + 1) * rows; r++) {
                for (int j = 0; j < n; j++) {
                    double sum = b[m * n + j];
                    for (int i = 0; i < k; i++) {
                        sum += (double) x[r * k + i] * w[(m * k + i) * n + j];
                    }
                    y[r * n + j] = activate(sum, activation);
                }
            }
        }
        return y;
    }

    private static double activate(double z, Activation activation) {
        return switch (activation.function()) {
            case NONE -> z;
            case RELU -> Math.max(z, 0);
            case TANH -> Math.tanh(z);
            case SIGMOID -> 1 / (1 + Math.exp(-z));
            case ELU -> z > 0 ? z : Math.expm1(z);
            case SWISH -> z / (1 + Math.exp(-activation.slope() * z));
            case SCALE -> activation.slope() * z;
            case GELU_TANH -> z / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (z + 0.044715 * z * z * z)));
        };
    }
}
