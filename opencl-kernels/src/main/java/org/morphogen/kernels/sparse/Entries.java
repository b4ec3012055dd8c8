// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.sparse;

import java.util.Arrays;

/**
 * A sparse matrix on the host, compressed by rows.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param start {@code [rows + 1]}: row r has the entries {@code start[r] .. start[r + 1] - 1}
 * @param column column of each entry
 * @param value value of each entry
 */
record Entries(int rows, int columns, int[] start, int[] column, float[] value) {

    /** Compresses a list of entries; entries of a row keep the order of the list. */
    static Entries of(int rows, int columns, int[] row, int[] column, float[] value) {
        if (row.length != column.length || row.length != value.length) {
            throw new IllegalArgumentException("Sparse matrix with " + row.length + " rows, " + column.length
                    + " columns and " + value.length + " values; expected one of each for every entry");
        }
        int[] start = new int[rows + 1];
        for (int e = 0; e < row.length; e++) {
            if (row[e] < 0 || row[e] >= rows || column[e] < 0 || column[e] >= columns) {
                throw new IllegalArgumentException("Entry " + e + " of a sparse matrix lies at row " + row[e]
                        + ", column " + column[e] + "; the matrix has " + rows + " rows and " + columns + " columns");
            }
            start[row[e] + 1]++;
        }
        Arrays.parallelPrefix(start, Integer::sum);
        int[] next = Arrays.copyOf(start, rows);
        int[] columns2 = new int[row.length];
        float[] values = new float[row.length];
        for (int e = 0; e < row.length; e++) {
            int place = next[row[e]]++;
            columns2[place] = column[e];
            values[place] = value[e];
        }
        return new Entries(rows, columns, start, columns2, values);
    }

    /** The transposed matrix, entries of a row by rising column. */
    Entries transposed() {
        int[] row = new int[column.length];
        for (int r = 0; r < rows; r++) {
            Arrays.fill(row, start[r], start[r + 1], r);
        }
        return of(columns, rows, column, row, value);
    }
}
