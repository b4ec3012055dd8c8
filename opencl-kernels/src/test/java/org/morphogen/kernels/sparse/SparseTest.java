// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.sparse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.engine.tape.RecordingTape;
import org.morphogen.kernels.launch.Numbers;
import org.morphogen.kernels.launch.Variant;
import org.morphogen.testkit.GradientCheck;
import org.morphogen.testkit.TestCompute;

/** Sparse products, gathers and scatters against loops on the host. */
@ExtendWith(TestCompute.class)
class SparseTest {

    @ParameterizedTest
    @CsvSource({"LANES, 1, 1, 1, 1", "TILES, 1, 1, 1, 1", "LANES, 2, 50, 30, 17", "TILES, 2, 50, 30, 17"})
    void productsEqualSumsInDouble(Variant variant, int batch, int rows, int columns, int width, Scope scope) {
        Random random = new Random(1);
        int entries = rows * 3;
        int[] row = random.ints(entries, 0, rows).toArray();
        int[] column = random.ints(entries, 0, columns).toArray();
        float[] value = Numbers.normal(2, entries);
        Tensor x = Numbers.tensor(scope, 3, batch, columns, width);
        float[] from = x.readFloats();
        double[] expected = new double[batch * rows * width];
        for (int b = 0; b < batch; b++) {
            for (int e = 0; e < entries; e++) {
                for (int c = 0; c < width; c++) {
                    expected[(b * rows + row[e]) * width + c] +=
                            (double) value[e] * from[(b * columns + column[e]) * width + c];
                }
            }
        }
        SparseMatrix matrix = SparseMatrix.of(scope, rows, columns, row, column, value);
        SparseMultiply multiply = new SparseMultiply(scope, variant);
        Numbers.assertNear(
                expected,
                multiply.apply(new RecordingTape(scope, false), matrix, x).readFloats(),
                1e-6);
        GradientCheck.ofOperation(scope, tape -> List.of(multiply.apply(tape, matrix, x)), Map.of("x", x))
                .within(1e-3);
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void gatheringTakesRowsAndScatteringAddsThemBack(Variant variant, Scope scope) {
        int[] index = {4, 0, 4, 2};
        SparseMatrix gather = SparseMatrix.gathering(scope, 5, index);
        SparseMultiply multiply = new SparseMultiply(scope, variant);
        Tape still = new RecordingTape(scope, false);
        Tensor x = Numbers.tensor(scope, 1, 5, 3);
        float[] from = x.readFloats();
        float[] gathered = multiply.apply(still, gather, x).readFloats();
        float[] expected = new float[15];
        for (int r = 0; r < 4; r++) {
            for (int c = 0; c < 3; c++) {
                assertEquals(from[index[r] * 3 + c], gathered[r * 3 + c]);
                expected[index[r] * 3 + c] += gathered[r * 3 + c];
            }
        }
        Tensor rows = scope.floats(4, 3);
        rows.write(gathered);
        assertArrayEquals(
                expected, multiply.apply(still, gather.transposed(), rows).readFloats());
        GradientCheck.ofOperation(scope, tape -> List.of(multiply.apply(tape, gather, x)), Map.of("x", x))
                .within(1e-3);
    }

    @Test
    void aMatrixWithoutEntriesGivesZeros(Scope scope) {
        SparseMatrix none = SparseMatrix.of(scope, 3, 2, new int[0], new int[0], new float[0]);
        Tensor x = Numbers.tensor(scope, 1, 2, 4);
        assertArrayEquals(
                new float[12],
                new SparseMultiply(scope)
                        .apply(new RecordingTape(scope, false), none, x)
                        .readFloats());
    }

    @Test
    void entriesOutsideTheMatrixAreNamed(Scope scope) {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> SparseMatrix.of(scope, 2, 2, new int[] {0, 2}, new int[] {0, 0}, new float[] {1, 1}));
        assertEquals(
                "Entry 1 of a sparse matrix lies at row 2, column 0; the matrix has 2 rows and 2 columns",
                e.getMessage());
    }
}
