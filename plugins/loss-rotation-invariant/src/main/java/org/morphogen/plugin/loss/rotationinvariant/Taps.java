// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.rotationinvariant;

import java.util.Arrays;
import org.morphogen.api.compute.Scope;
import org.morphogen.kernels.sparse.SparseMatrix;

/** A sparse matrix on the host while it is put together: results are weighted sums of cells. */
final class Taps {

    private final int rows;
    private final int columns;
    private int[] row = new int[1024];
    private int[] column = new int[1024];
    private float[] value = new float[1024];
    private int count;

    Taps(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    void add(int r, int c, double weight) {
        if (count == row.length) {
            row = Arrays.copyOf(row, 2 * count);
            column = Arrays.copyOf(column, 2 * count);
            value = Arrays.copyOf(value, 2 * count);
        }
        row[count] = r;
        column[count] = c;
        value[count++] = (float) weight;
    }

    SparseMatrix matrix(Scope scope) {
        return SparseMatrix.of(
                scope,
                rows,
                columns,
                Arrays.copyOf(row, count),
                Arrays.copyOf(column, count),
                Arrays.copyOf(value, count));
    }

    /** The matrix times {@code [columns][width]}: done once, for the target. */
    float[] times(float[] x, int width) {
        double[] sums = new double[rows * width];
        for (int e = 0; e < count; e++) {
            for (int c = 0; c < width; c++) {
                sums[row[e] * width + c] += (double) value[e] * x[column[e] * width + c];
            }
        }
        float[] y = new float[sums.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = (float) sums[i];
        }
        return y;
    }
}
