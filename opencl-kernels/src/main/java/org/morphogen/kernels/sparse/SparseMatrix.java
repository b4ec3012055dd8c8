// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.sparse;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;

/**
 * A fixed sparse matrix on the device, compressed by rows, beside its transpose: bilinear sampling, a mesh's operators,
 * a rasteriser, a list of indices. Its values get no gradient.
 */
public final class SparseMatrix {

    private final Half plain;
    private final Half transposed;

    private SparseMatrix(Half plain, Half transposed) {
        this.plain = plain;
        this.transposed = transposed;
    }

    /**
     * A matrix from a list of entries; entries at one place add up.
     *
     * @param row row of each entry, 0..rows-1
     * @param column column of each entry, 0..columns-1
     * @param value value of each entry
     */
    public static SparseMatrix of(Scope scope, int rows, int columns, int[] row, int[] column, float[] value) {
        Entries entries = Entries.of(rows, columns, row, column, value);
        return new SparseMatrix(Half.of(scope, entries, true), Half.of(scope, entries.transposed(), true));
    }

    /**
     * The matrix that gathers: row r has a single 1, in column {@code index[r]}.
     *
     * @param columns rows of what is gathered from
     */
    public static SparseMatrix gathering(Scope scope, int columns, int[] index) {
        float[] ones = new float[index.length];
        Arrays.fill(ones, 1);
        int[] row = new int[index.length];
        Arrays.setAll(row, r -> r);
        Entries entries = Entries.of(index.length, columns, row, index, ones);
        return new SparseMatrix(Half.of(scope, entries, false), Half.of(scope, entries.transposed(), false));
    }

    /** The same memory, transposed. */
    public SparseMatrix transposed() {
        return new SparseMatrix(transposed, plain);
    }

    public int rows() {
        return plain.rows();
    }

    public int columns() {
        return transposed.rows();
    }

    Half plain() {
        return plain;
    }

    Half backwards() {
        return transposed;
    }

    /**
     * One direction.
     *
     * @param value null if all entries are 1
     */
    record Half(
            int rows,
            long entries,
            Tensor start,
            Tensor column,
            @Nullable Tensor value) {

        static Half of(Scope scope, Entries entries, boolean weighted) {
            Tensor start = scope.ints(entries.start().length);
            start.write(entries.start(), 0);
            int count = entries.column().length;
            Tensor column = scope.ints(Math.max(1, count));
            Tensor value = weighted ? scope.allocate(ElementType.FLOAT32, Shape.of(Math.max(1, count))) : null;
            if (count > 0) {
                column.write(entries.column(), 0);
            }
            if (count > 0 && value != null) {
                value.write(entries.value());
            }
            return new Half(entries.rows(), count, start, column, value);
        }
    }
}
