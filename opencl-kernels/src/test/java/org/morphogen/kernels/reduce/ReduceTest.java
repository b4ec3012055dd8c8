// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.reduce;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
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

/** Reductions against double sums on the host, adjoints against differences, in both variants. */
@ExtendWith(TestCompute.class)
class ReduceTest {

    @ParameterizedTest
    @CsvSource({"LANES, 1, 1", "TILES, 1, 1", "LANES, 3, 9001", "TILES, 3, 9001", "LANES, 300, 17", "TILES, 300, 17"})
    void sumsEqualDoubleSums(Variant variant, int samples, int length, Scope scope) {
        Reduction reduction = new Reduction(scope, variant);
        Tensor x = Numbers.tensor(scope, 1, samples, length);
        Tape still = still(scope);
        double[] sum = new double[samples];
        double[] square = new double[samples];
        double[] magnitude = new double[samples];
        double all = 0;
        float[] values = x.readFloats();
        for (int i = 0; i < values.length; i++) {
            sum[i / length] += values[i];
            square[i / length] += (double) values[i] * values[i] / length;
            magnitude[i / length] += Math.abs((double) values[i]) / length;
            all += values[i];
        }
        Numbers.assertNear(sum, reduction.sum(still, x, Over.SAMPLE).readFloats(), 2e-6);
        Numbers.assertNear(sum, reduction.sum(still, x, Over.LAST_AXIS).readFloats(), 2e-6);
        Numbers.assertNear(square, reduction.meanSquare(still, x, Over.SAMPLE).readFloats(), 2e-6);
        Numbers.assertNear(
                magnitude, reduction.meanMagnitude(still, x, Over.SAMPLE).readFloats(), 2e-6);
        Numbers.assertNear(new double[] {all}, reduction.sum(still, x, Over.ALL).readFloats(), 2e-6);
    }

    @Tag("large")
    @ParameterizedTest
    @EnumSource(Variant.class)
    void sumsOfManyChunksTakeFurtherStages(Variant variant, Scope scope) {
        int length = 4096 * 4097 + 5;
        Tensor x = scope.floats(length);
        scope.compute().fill(x, 0.25f);
        float[] sum =
                new Reduction(scope, variant).sum(still(scope), x, Over.ALL).readFloats();
        assertEquals(length * 0.25, sum[0], 4);
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void adjointsOfSumsEqualDifferences(Variant variant, Scope scope) {
        Reduction r = new Reduction(scope, variant);
        for (Over over : Over.values()) {
            Tensor x = Numbers.tensor(scope, 2, 3, 5, 7);
            check(scope, x, tape -> r.mean(tape, x, over));
            check(scope, x, tape -> r.sumOfSquares(tape, x, over));
        }
        Tensor large = Numbers.tensor(scope, 3, 2, 5000);
        check(scope, large, tape -> r.meanSquare(tape, large, Over.SAMPLE));
    }

    @Tag("large")
    @Test
    void extremesAreFoundWithTheirFirstPlace(Scope scope) {
        Extreme extreme = new Extreme(scope);
        for (int length : new int[] {1, 10, 70_000}) {
            Tensor x = Numbers.tensor(scope, 4, 3, length);
            float[] values = x.readFloats();
            int[] places = new int[3];
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < length; j++) {
                    values[i * length + j] = Math.round(values[i * length + j]);
                    places[i] = values[i * length + j] > values[i * length + places[i]] ? j : places[i];
                }
            }
            x.write(values);
            Extreme.Found found = extreme.max(still(scope), x, Over.SAMPLE);
            assertArrayEquals(places, found.place().readInts());
            float[] largest = found.value().readFloats();
            for (int i = 0; i < 3; i++) {
                assertEquals(values[i * length + places[i]], largest[i]);
            }
        }
    }

    @Test
    void theGradientOfAnExtremeGoesToItsPlace(Scope scope) {
        Extreme extreme = new Extreme(scope);
        Tensor x = Numbers.tensor(scope, 5, 6, 9);
        check(scope, x, tape -> extreme.max(tape, x, Over.LAST_AXIS).value());
        check(scope, x, tape -> extreme.min(tape, x, Over.ALL).value());
    }

    @ParameterizedTest
    @CsvSource({"LANES, 5, 1", "TILES, 5, 1", "LANES, 70, 10", "TILES, 70, 10", "LANES, 9, 1000", "TILES, 9, 1000"})
    void softmaxEqualsTheFormulaInDouble(Variant variant, int rows, int columns, Scope scope) {
        Tensor x = logits(scope, rows, columns);
        double[] expected = new double[rows * columns];
        double[] logs = new double[rows * columns];
        double[] lse = lse(x.readFloats(), rows, columns);
        float[] values = x.readFloats();
        for (int i = 0; i < expected.length; i++) {
            logs[i] = values[i] - lse[i / columns];
            expected[i] = Math.exp(logs[i]);
        }
        Softmax softmax = new Softmax(scope, variant);
        Numbers.assertNear(expected, softmax.apply(still(scope), x).readFloats(), 2e-6);
        Numbers.assertNear(logs, softmax.log(still(scope), x).readFloats(), 1e-6);
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void adjointsOfSoftmaxEqualDifferences(Variant variant, Scope scope) {
        Softmax softmax = new Softmax(scope, variant);
        Tensor x = Numbers.tensor(scope, 6, 4, 19);
        check(scope, x, tape -> softmax.apply(tape, x));
        check(scope, x, tape -> softmax.log(tape, x));
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void crossEntropyEqualsTheFormulaInDouble(Variant variant, Scope scope) {
        int rows = 33;
        int columns = 21;
        Tensor x = logits(scope, rows, columns);
        Tensor labels = scope.ints(rows);
        int[] classes = new int[rows];
        float[] targets = new float[rows * columns];
        double[] hard = new double[rows];
        double[] soft = new double[rows];
        float[] values = x.readFloats();
        double[] lse = lse(values, rows, columns);
        for (int r = 0; r < rows; r++) {
            classes[r] = r * 7 % columns;
            hard[r] = lse[r] - values[r * columns + classes[r]];
            for (int c = 0; c < columns; c++) {
                targets[r * columns + c] = (r + c) % 3 / 4f;
                soft[r] += targets[r * columns + c] * (lse[r] - values[r * columns + c]);
            }
        }
        labels.write(classes, 0);
        Tensor distribution = scope.floats(rows, columns);
        distribution.write(targets);
        CrossEntropy loss = new CrossEntropy(scope, variant);
        Numbers.assertNear(hard, loss.ofClasses(still(scope), x, labels).readFloats(), 2e-6);
        Numbers.assertNear(
                soft, loss.ofDistributions(still(scope), x, distribution).readFloats(), 2e-6);
        Tensor near = Numbers.tensor(scope, 8, rows, columns);
        check(scope, near, tape -> loss.ofClasses(tape, near, labels));
        check(scope, near, tape -> loss.ofDistributions(tape, near, distribution));
    }

    @Test
    void labelsThatDoNotFitAreNamed(Scope scope) {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> new CrossEntropy(scope).ofClasses(still(scope), scope.floats(4, 3), scope.ints(5)));
        assertTrue(e.getMessage().contains("[4x3]"), e.getMessage());
    }

    @Test
    void resultsHaveTheShapeOfWhatIsLeft() {
        assertEquals(Shape.of(2, 3), Over.LAST_AXIS.of(Shape.of(2, 3, 4)).result());
        assertEquals(Shape.of(2), Over.SAMPLE.of(Shape.of(2, 3, 4)).result());
        assertEquals(Shape.of(1), Over.ALL.of(Shape.of(2, 3, 4)).result());
    }

    /** Logits up to 300, where a plain exponential overflows. */
    private static Tensor logits(Scope scope, int rows, int columns) {
        Tensor x = scope.floats(rows, columns);
        float[] values = Numbers.normal(7, rows * columns);
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] * 3 + (i / columns % 3) * 150;
        }
        x.write(values);
        return x;
    }

    private static double[] lse(float[] x, int rows, int columns) {
        double[] lse = new double[rows];
        for (int r = 0; r < rows; r++) {
            double top = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < columns; c++) {
                top = Math.max(top, x[r * columns + c]);
            }
            double sum = 0;
            for (int c = 0; c < columns; c++) {
                sum += Math.exp(x[r * columns + c] - top);
            }
            lse[r] = top + Math.log(sum);
        }
        return lse;
    }

    private static void check(Scope scope, Tensor x, Function<Tape, Tensor> operation) {
        GradientCheck.ofOperation(scope, tape -> List.of(operation.apply(tape)), Map.of("x", x))
                .within(2e-3);
    }

    private static Tape still(Scope scope) {
        return new RecordingTape(scope, false);
    }
}
