// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import org.morphogen.engine.tape.RecordingTape;
import org.morphogen.kernels.dense.Activation;
import org.morphogen.kernels.launch.Numbers;
import org.morphogen.kernels.launch.Variant;
import org.morphogen.testkit.GradientCheck;
import org.morphogen.testkit.TestCompute;

/** Convolutions under every boundary against sums in double, and their adjoints against differences. */
@ExtendWith(TestCompute.class)
class ConvolutionTest {

    @ParameterizedTest
    @CsvSource({
        "LANES, 1, 1, 1, 3, 17, all", "TILES, 1, 1, 1, 3, 17, all",
        "LANES, 2, 5, 30, 3, 17, all", "TILES, 2, 5, 30, 3, 17, all",
        "LANES, 1, 9, 14, 20, 5, TORUS", "TILES, 1, 9, 14, 20, 5, TORUS"
    })
    void everyBoundaryEqualsTheSumInDouble(
            Variant variant,
            int batch,
            int height,
            int width,
            int inputs,
            int outputs,
            String boundaries,
            Scope scope) {
        Convolution convolution = new Convolution(scope, variant);
        Tensor x = Numbers.tensor(scope, 1, batch, height, width, inputs);
        Tensor w = Numbers.tensor(scope, 2, 3, 3, inputs, outputs);
        Tensor b = Numbers.tensor(scope, 3, outputs);
        for (Boundary boundary :
                boundaries.equals("all") ? Boundary.values() : new Boundary[] {Boundary.valueOf(boundaries)}) {
            GridOracle grid = new GridOracle(x.readFloats(), height, width, inputs, boundary);
            float[] weights = w.readFloats();
            float[] biases = b.readFloats();
            double[] expected = new double[batch * height * width * outputs];
            for (int i = 0; i < expected.length; i++) {
                double z = sum(grid, i, weights, outputs, biases);
                expected[i] = z > 0 ? z : Math.expm1(z);
            }
            Tensor y = convolution.apply(new RecordingTape(scope, false), x, w, b, boundary, Activation.ELU);
            Numbers.assertNear(expected, y.readFloats(), 1.2e-7 * (9 * inputs + 8));
        }
    }

    @Tag("large")
    @ParameterizedTest
    @EnumSource(Variant.class)
    void adjointsEqualCentralDifferences(Variant variant, Scope scope) {
        Convolution convolution = new Convolution(scope, variant);
        for (Boundary boundary : Boundary.values()) {
            Tensor x = Numbers.tensor(scope, 4, 2, 3, 5, 3);
            Tensor w = Numbers.tensor(scope, 5, 3, 3, 3, 17);
            Tensor b = Numbers.tensor(scope, 6, 17);
            GradientCheck.ofOperation(
                            scope,
                            tape -> List.of(convolution.apply(tape, x, w, b, boundary, Activation.ELU)),
                            Map.of("x", x, "w", w, "b", b))
                    .within(3e-3);
        }
    }

    @Tag("large")
    @ParameterizedTest
    @EnumSource(Variant.class)
    void weightGradientsSumOverManyChunksAndRepeatBitForBit(Variant variant, Scope scope) {
        float[] one = weightGradient(variant, scope);
        assertArrayEquals(one, weightGradient(variant, scope));
        GridOracle x = new GridOracle(Numbers.normal(7, 2 * 20 * 30 * 4), 20, 30, 4, Boundary.TORUS);
        float[] g = Numbers.normal(8, 2 * 20 * 30 * 5);
        double[] expected = new double[9 * 4 * 5];
        for (int i = 0; i < expected.length; i++) {
            int tap = i / 20;
            for (int site = 0; site < 1200; site++) {
                expected[i] += g[site * 5 + i % 5]
                        * x.at(site / 600, site / 30 % 20 + tap / 3 - 1, site % 30 + tap % 3 - 1, i / 5 % 4);
            }
        }
        Numbers.assertNear(expected, one, 3e-6);
    }

    @Test
    void weightsThatDoNotFitAreRefused(Scope scope) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Convolution(scope)
                        .apply(
                                new RecordingTape(scope, false),
                                scope.floats(1, 4, 4, 3),
                                scope.floats(3, 3, 4, 2),
                                null,
                                Boundary.ZERO,
                                Activation.NONE));
    }

    private static double sum(GridOracle grid, int i, float[] w, int outputs, float[] b) {
        int site = i / outputs;
        int row = site / grid.width() % grid.height();
        int column = site % grid.width();
        double sum = b[i % outputs];
        for (int tap = 0; tap < 9; tap++) {
            for (int k = 0; k < grid.channels(); k++) {
                sum += w[(tap * grid.channels() + k) * outputs + i % outputs]
                        * grid.at(site / grid.width() / grid.height(), row + tap / 3 - 1, column + tap % 3 - 1, k);
            }
        }
        return sum;
    }

    private static float[] weightGradient(Variant variant, Scope scope) {
        try (Scope memory = scope.child("run")) {
            Tensor x = Numbers.tensor(memory, 7, 2, 20, 30, 4);
            Tensor w = Numbers.tensor(memory, 9, 3, 3, 4, 5);
            Tensor gradient = memory.zeros(w.type(), w.shape());
            Tape tape = new RecordingTape(memory, true);
            tape.watch(w, gradient);
            Tensor y = new Convolution(memory, variant).apply(tape, x, w, null, Boundary.TORUS, Activation.NONE);
            tape.seed(y, Numbers.tensor(memory, 8, 2, 20, 30, 5));
            tape.play();
            return gradient.readFloats();
        }
    }
}
