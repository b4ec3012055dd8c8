// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.pointwise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.rule.Rows;
import org.morphogen.engine.tape.RecordingTape;
import org.morphogen.kernels.launch.Numbers;
import org.morphogen.kernels.launch.Variant;
import org.morphogen.testkit.GradientCheck;
import org.morphogen.testkit.TestCompute;

/** Every function against java.lang.Math, and its adjoint against differences, in both variants. */
@ExtendWith(TestCompute.class)
class PointwiseTest {

    /** A stripe boundary, a broken block of lanes and more than one work-group. */
    private static final int SIZE = 9_001;

    static Stream<Arguments> unaries() {
        return Stream.of(
                unary("affine", Unary.affine(-1.5f, 0.25f), x -> -1.5 * x + 0.25, false),
                unary("abs", Unary.abs(), Math::abs, false),
                unary("square", Unary.square(), x -> x * x, false),
                unary("sqrt", Unary.sqrt(), Math::sqrt, true),
                unary("exp", Unary.exp(), Math::exp, false),
                unary("log", Unary.log(), Math::log, true),
                unary("sin", Unary.sin(), Math::sin, false),
                unary("cos", Unary.cos(), Math::cos, false),
                unary("tanh", Unary.tanh(), Math::tanh, false),
                unary("sigmoid", Unary.sigmoid(), x -> 1 / (1 + Math.exp(-x)), false),
                unary("relu", Unary.relu(), x -> Math.max(x, 0), false),
                unary("elu", Unary.elu(), x -> x > 0 ? x : Math.expm1(x), false),
                unary("swish", Unary.swish(5), x -> x / (1 + Math.exp(-5 * x)), false),
                unary(
                        "gelu",
                        Unary.geluTanh(),
                        x -> x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))),
                        false),
                unary("clamp", Unary.clamp(-0.5f, 0.75f), x -> Math.max(-0.5, Math.min(0.75, x)), false),
                unary("reciprocal", Unary.reciprocal(), x -> 1 / x, true),
                unary("softplus", Unary.softplus(), x -> Math.log1p(Math.exp(x)), false));
    }

    static Stream<Arguments> binaries() {
        return Stream.of(
                binary("add", Binary.add(), Double::sum),
                binary("subtract", Binary.subtract(), (a, b) -> a - b),
                binary("axpy", Binary.axpy(0.5f), (a, b) -> a + 0.5 * b),
                binary("multiply", Binary.multiply(), (a, b) -> a * b),
                binary("divide", Binary.divide(), (a, b) -> a / b),
                binary("max", Binary.max(), Math::max),
                binary("min", Binary.min(), Math::min));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unaries")
    void functionsOfOneValueEqualJavaMath(
            String name, Unary function, DoubleUnaryOperator oracle, boolean positive, Scope scope) {
        for (Variant variant : Variant.values()) {
            for (int size : new int[] {1, SIZE}) {
                Tensor x = input(scope, 1, size, positive);
                float[] from = x.readFloats();
                double[] expected = new double[size];
                for (int i = 0; i < size; i++) {
                    expected[i] = oracle.applyAsDouble(from[i]);
                }
                Tensor y = new Pointwise(scope, variant).apply(still(scope), x, function);
                // OpenCL allows its functions 2 to 16 units in the last place; sums of a few of them stay below 5e-6.
                Numbers.assertNear(expected, y.readFloats(), 5e-6);
            }
            Pointwise pointwise = new Pointwise(scope, variant);
            Tensor x = awayFromKinks(scope, positive);
            GradientCheck.ofOperation(scope, tape -> List.of(pointwise.apply(tape, x, function)), Map.of("x", x))
                    .within(2e-3);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("binaries")
    void functionsOfTwoValuesEqualJavaMath(String name, Binary function, DoubleBinaryOperator oracle, Scope scope) {
        for (Variant variant : Variant.values()) {
            Pointwise pointwise = new Pointwise(scope, variant);
            Tensor a = Numbers.tensor(scope, 1, SIZE);
            Tensor b = input(scope, 2, SIZE, true);
            float[] fromA = a.readFloats();
            float[] fromB = b.readFloats();
            double[] expected = new double[SIZE];
            for (int i = 0; i < SIZE; i++) {
                expected[i] = oracle.applyAsDouble(fromA[i], fromB[i]);
            }
            Numbers.assertNear(
                    expected, pointwise.apply(still(scope), a, b, function).readFloats(), 1e-6);
            Tensor smallA = awayFromKinks(scope, false);
            Tensor smallB = scope.floats((int) smallA.size());
            float[] shifted = smallA.readFloats();
            for (int i = 0; i < shifted.length; i++) {
                shifted[i] = 3 + (i % 2) * -6 + shifted[i] / 4;
            }
            smallB.write(shifted);
            GradientCheck.ofOperation(
                            scope,
                            tape -> List.of(pointwise.apply(tape, smallA, smallB, function)),
                            Map.of("a", smallA, "b", smallB))
                    .within(2e-3);
        }
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void rowsBeyondTheCountStayAsTheyWere(Variant variant, Scope scope) {
        Tensor x = Numbers.tensor(scope, 1, 50, 7);
        Tensor g = scope.zeros(x.type(), x.shape());
        Rows rows = new Rows(x, Numbers.ints(scope, 31));
        Tape tape = new RecordingTape(scope, true);
        tape.watch(x, g);
        Tensor y =
                new Pointwise(scope, variant).apply(tape, rows, Unary.square()).values();
        tape.seed(y, Numbers.tensor(scope, 2, 50, 7));
        tape.play();
        float[] gradient = g.readFloats();
        for (int i = 31 * 7; i < gradient.length; i++) {
            assertEquals(0, gradient[i]);
        }
        float[] from = x.readFloats();
        float[] squares = y.readFloats(0, 31 * 7);
        for (int i = 0; i < squares.length; i++) {
            assertEquals(from[i] * from[i], squares[i]);
        }
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void aValueUsedTwiceGetsBothGradients(Variant variant, Scope scope) {
        Tensor x = Numbers.tensor(scope, 1, 33);
        Tensor g = scope.zeros(x.type(), x.shape());
        Tape tape = new RecordingTape(scope, true);
        tape.watch(x, g);
        Pointwise pointwise = new Pointwise(scope, variant);
        Tensor copy = pointwise.apply(tape, x, Unary.scale(1));
        Tensor y = pointwise.apply(tape, copy, copy, Binary.multiply());
        Tensor ones = scope.floats(33);
        scope.compute().fill(ones, 1);
        tape.seed(y, ones);
        tape.play();
        float[] expected = x.readFloats();
        for (int i = 0; i < expected.length; i++) {
            expected[i] *= 2;
        }
        assertArrayEquals(expected, g.readFloats());
    }

    @Test
    void operandsOfTwoSizesAreRefused(Scope scope) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Pointwise(scope).apply(still(scope), scope.floats(3), scope.floats(4), Binary.add()));
    }

    private static Arguments unary(String name, Unary function, DoubleUnaryOperator oracle, boolean positive) {
        return Arguments.of(name, function, oracle, positive);
    }

    private static Arguments binary(String name, Binary function, DoubleBinaryOperator oracle) {
        return Arguments.of(name, function, oracle);
    }

    private static Tensor input(Scope scope, long seed, int size, boolean positive) {
        Tensor x = scope.floats(size);
        float[] values = Numbers.normal(seed, size);
        for (int i = 0; positive && i < size; i++) {
            values[i] = Math.abs(values[i]) + 0.1f;
        }
        x.write(values);
        return x;
    }

    /** Values at least 0.15 from 0, -0.5 and 0.75. */
    private static Tensor awayFromKinks(Scope scope, boolean positive) {
        Tensor x = scope.floats(20);
        float[] values = new float[20];
        for (int i = 0; i < 20; i++) {
            float[] bases = {0.4f, 1.3f, -0.25f, -0.9f};
            values[i] = (positive ? Math.abs(bases[i % 4]) + 0.5f : bases[i % 4]) + 0.004f * i;
        }
        x.write(values);
        return x;
    }

    private static Tape still(Scope scope) {
        return new RecordingTape(scope, false);
    }
}
