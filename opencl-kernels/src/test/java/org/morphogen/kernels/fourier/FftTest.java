// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.fourier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.engine.tape.RecordingTape;
import org.morphogen.kernels.launch.Numbers;
import org.morphogen.kernels.launch.Variant;
import org.morphogen.testkit.GradientCheck;
import org.morphogen.testkit.TestCompute;

/** Transforms against the defining sum in double, and their adjoints against differences. */
@ExtendWith(TestCompute.class)
class FftTest {

    @ParameterizedTest
    @CsvSource({"LANES, 1, 3", "TILES, 1, 3", "LANES, 2, 5", "TILES, 2, 5", "LANES, 512, 4", "TILES, 512, 4"})
    void transformsEqualTheDefiningSum(Variant variant, int n, int rows, Scope scope) {
        Fft fft = new Fft(scope, variant);
        Tape still = new RecordingTape(scope, false);
        Tensor x = Numbers.tensor(scope, 1, rows, n, 2);
        double[] expected = new double[rows * n * 2];
        float[] values = x.readFloats();
        for (int r = 0; r < rows; r++) {
            for (int k = 0; k < n; k++) {
                for (int j = 0; j < n; j++) {
                    double angle = -2 * Math.PI * ((long) j * k % n) / n;
                    float re = values[(r * n + j) * 2];
                    float im = values[(r * n + j) * 2 + 1];
                    expected[(r * n + k) * 2] += re * Math.cos(angle) - im * Math.sin(angle);
                    expected[(r * n + k) * 2 + 1] += re * Math.sin(angle) + im * Math.cos(angle);
                }
            }
        }
        Tensor y = fft.forward(still, x);
        Numbers.assertNear(expected, y.readFloats(), 1e-6);
        double[] back = new double[values.length];
        for (int i = 0; i < back.length; i++) {
            back[i] = values[i];
        }
        Numbers.assertNear(back, fft.inverse(still, y).readFloats(), 2e-6);
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void realRowsComeBackFromTheirTransform(Variant variant, Scope scope) {
        Fft fft = new Fft(scope, variant);
        Tape still = new RecordingTape(scope, false);
        Tensor x = Numbers.tensor(scope, 2, 3, 64);
        Tensor y = fft.forwardReal(still, x);
        assertEquals(Shape.of(3, 64, 2), y.shape());
        double[] expected = new double[3 * 64];
        float[] values = x.readFloats();
        for (int i = 0; i < expected.length; i++) {
            expected[i] = values[i];
        }
        Numbers.assertNear(expected, fft.inverseReal(still, y).readFloats(), 2e-6);
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void adjointsEqualCentralDifferences(Variant variant, Scope scope) {
        Fft fft = new Fft(scope, variant);
        Tensor pairs = Numbers.tensor(scope, 3, 2, 8, 2);
        Tensor real = Numbers.tensor(scope, 4, 2, 8);
        GradientCheck.ofOperation(scope, tape -> List.of(fft.forward(tape, pairs)), Map.of("x", pairs))
                .within(1e-3);
        GradientCheck.ofOperation(scope, tape -> List.of(fft.inverse(tape, pairs)), Map.of("x", pairs))
                .within(1e-3);
        GradientCheck.ofOperation(scope, tape -> List.of(fft.forwardReal(tape, real)), Map.of("x", real))
                .within(1e-3);
        GradientCheck.ofOperation(scope, tape -> List.of(fft.inverseReal(tape, pairs)), Map.of("x", pairs))
                .within(1e-3);
    }

    @Test
    void lengthsThatAreNoPowerOfTwoAreRefused(Scope scope) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Fft(scope).forwardReal(new RecordingTape(scope, false), scope.floats(2, 72)));
    }
}
