// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.engine.tape.RecordingTape;
import org.morphogen.kernels.launch.Numbers;
import org.morphogen.testkit.GradientCheck;
import org.morphogen.testkit.TestCompute;

/** Pooling windows against loops on the host, and their adjoints against differences. */
@ExtendWith(TestCompute.class)
class PoolingTest {

    @ParameterizedTest
    @CsvSource({"2, 2, 0, 9, 6, 3", "3, 1, 1, 7, 5, 2", "3, 2, 1, 8, 7, 5", "3, 2, 0, 9, 33, 17", "1, 1, 0, 1, 1, 1"})
    void windowsEqualLoopsOnTheHost(
            int size, int stride, int padding, int height, int width, int channels, Scope scope) {
        Window window = new Window(size, stride, padding);
        Pooling pooling = new Pooling(scope);
        Tensor x = Numbers.tensor(scope, 1, 2, height, width, channels);
        Tape still = new RecordingTape(scope, false);
        Tensor largest = pooling.max(still, x, window);
        Tensor mean = pooling.mean(still, x, window);
        int outHeight = window.count(height);
        int outWidth = window.count(width);
        assertEquals(Shape.of(2, outHeight, outWidth, channels), largest.shape());
        float[] values = x.readFloats();
        double[] maxima = new double[Math.toIntExact(largest.size())];
        double[] means = new double[maxima.length];
        for (int o = 0; o < maxima.length; o++) {
            int c = o % channels;
            int top = o / channels / outWidth % outHeight * stride - padding;
            int left = o / channels % outWidth * stride - padding;
            int sample = o / channels / outWidth / outHeight;
            int count = 0;
            maxima[o] = Double.NEGATIVE_INFINITY;
            for (int i = Math.max(0, top); i < Math.min(height, top + size); i++) {
                for (int j = Math.max(0, left); j < Math.min(width, left + size); j++) {
                    float value = values[((sample * height + i) * width + j) * channels + c];
                    maxima[o] = Math.max(maxima[o], value);
                    means[o] += value;
                    count++;
                }
            }
            means[o] /= count;
        }
        Numbers.assertNear(maxima, largest.readFloats(), 0);
        Numbers.assertNear(means, mean.readFloats(), 1e-6);
    }

    @ParameterizedTest
    @CsvSource({"2, 2, 0", "3, 1, 1", "3, 2, 1"})
    void adjointsEqualCentralDifferences(int size, int stride, int padding, Scope scope) {
        Window window = new Window(size, stride, padding);
        Pooling pooling = new Pooling(scope);
        Tensor x = Numbers.tensor(scope, 2, 2, 5, 6, 3);
        GradientCheck.ofOperation(scope, tape -> List.of(pooling.mean(tape, x, window)), Map.of("x", x))
                .within(1e-3);
        GradientCheck.ofOperation(scope, tape -> List.of(pooling.max(tape, x, window)), Map.of("x", x))
                .within(1e-2);
    }

    @Test
    void amongEqualsTheFirstSiteGetsTheGradient(Scope scope) {
        Tensor x = scope.floats(1, 2, 2, 1);
        x.write(new float[] {1, 3, 3, 3});
        Tensor gradient = scope.zeros(x.type(), x.shape());
        Tape tape = new RecordingTape(scope, true);
        tape.watch(x, gradient);
        Tensor y = new Pooling(scope).max(tape, x, Window.HALVING);
        Tensor seed = scope.floats(1, 1, 1, 1);
        seed.write(new float[] {2});
        tape.seed(y, seed);
        tape.play();
        assertArrayEquals(new float[] {0, 2, 0, 0}, gradient.readFloats());
    }

    @Test
    void windowsLargerThanTheGridAreRefused(Scope scope) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Pooling(scope)
                        .max(new RecordingTape(scope, false), scope.floats(1, 1, 4, 1), Window.HALVING));
        assertThrows(IllegalArgumentException.class, () -> new Window(2, 1, 2));
    }
}
