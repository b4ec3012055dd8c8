// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
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

/** Products, plain and transposed, one or many, against sums in double, and their adjoints against differences. */
@ExtendWith(TestCompute.class)
class MatMulTest {

    private static final int M = 13;
    private static final int K = 7;
    private static final int N = 19;

    @ParameterizedTest
    @EnumSource(Variant.class)
    void everyFormOfAProductEqualsTheSumInDouble(Variant variant, Scope scope) {
        MatMul product = new MatMul(scope, variant);
        for (Form form : Form.all(scope)) {
            Tensor c = product.apply(new RecordingTape(scope, false), form.a(), form.turnA(), form.b(), form.turnB());
            assertEquals(Shape.of(3, M, N), c.shape());
            Numbers.assertNear(form.oracle(), c.readFloats(), 1e-6);
        }
    }

    @Tag("large")
    @ParameterizedTest
    @EnumSource(Variant.class)
    void adjointsOfEveryFormEqualCentralDifferences(Variant variant, Scope scope) {
        MatMul product = new MatMul(scope, variant);
        for (Form form : Form.all(scope)) {
            GradientCheck.ofOperation(
                            scope,
                            tape -> List.of(product.apply(tape, form.a(), form.turnA(), form.b(), form.turnB())),
                            Map.of("a", form.a(), "b", form.b()))
                    .within(1e-3);
        }
    }

    @Test
    void matricesThatDoNotFitAreNamed(Scope scope) {
        Tape still = new RecordingTape(scope, false);
        assertThrows(
                IllegalArgumentException.class,
                () -> new MatMul(scope).apply(still, scope.floats(2, 3), scope.floats(4, 5)));
    }

    /** Operands, each plain or transposed; three right ones or one for all. */
    private record Form(Tensor a, boolean turnA, Tensor b, boolean turnB, int sharers) {

        static List<Form> all(Scope scope) {
            List<Form> forms = new ArrayList<>();
            for (int bits = 0; bits < 8; bits++) {
                boolean turnA = (bits & 1) != 0;
                boolean turnB = (bits & 2) != 0;
                int sharers = (bits & 4) != 0 ? 1 : 3;
                Tensor a = turnA ? Numbers.tensor(scope, 1, 3, K, M) : Numbers.tensor(scope, 1, 3, M, K);
                Tensor b = turnB ? Numbers.tensor(scope, 2, sharers, N, K) : Numbers.tensor(scope, 2, sharers, K, N);
                forms.add(new Form(a, turnA, b, turnB, sharers));
            }
            return forms;
        }

        double[] oracle() {
            float[] left = a.readFloats();
            float[] right = b.readFloats();
            double[] c = new double[3 * M * N];
            for (int i = 0; i < c.length; i++) {
                int batch = i / (M * N);
                int m = i / N % M;
                int n = i % N;
                for (int k = 0; k < K; k++) {
                    c[i] += (double) left[batch * M * K + (turnA ? k * M + m : m * K + k)]
                            * right[batch % sharers * K * N + (turnB ? n * K + k : k * N + n)];
                }
            }
            return c;
        }
    }
}
