// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.sparse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.kernels.launch.Programs;
import org.morphogen.kernels.launch.Variant;

/**
 * A sparse matrix times rows of values, recorded with its adjoint: the transposed matrix, gathered. With
 * {@link SparseMatrix#gathering} it gathers rows; with that matrix {@link SparseMatrix#transposed} it scatters rows and
 * adds those that meet, in a fixed order.
 */
public final class SparseMultiply {

    private final Programs programs;

    public SparseMultiply(Scope scope) {
        this(scope, Variant.of(scope.compute().device()));
    }

    SparseMultiply(Scope scope, Variant variant) {
        this.programs = new Programs(scope, variant);
    }

    /**
     * {@code y[b] = matrix x[b]}.
     *
     * @param x FLOAT32 {@code [columns][width]} or {@code [B][columns][width]}
     * @return FLOAT32 {@code [rows][width]} or {@code [B][rows][width]}
     */
    public Tensor apply(Tape tape, SparseMatrix matrix, Tensor x) {
        int rank = x.shape().rank();
        if (rank < 2 || rank > 3 || x.shape().dim(-2) != matrix.columns()) {
            throw new IllegalArgumentException("Sparse matrix of " + matrix.rows() + " x " + matrix.columns()
                    + " times " + x.shape() + ": expected [" + matrix.columns() + "][width], with or without a batch");
        }
        List<Integer> dims = new ArrayList<>(x.shape().dims());
        dims.set(rank - 2, matrix.rows());
        Tensor y = tape.scope().allocate(ElementType.FLOAT32, new Shape(dims));
        multiply(matrix.plain(), matrix.columns(), x, new Tape.Slot(y, 0));
        tape.record(y, List.of(x), () -> multiply(matrix.backwards(), matrix.rows(), tape.gradient(y), tape.slot(x)));
        return y;
    }

    private void multiply(SparseMatrix.Half matrix, int columns, Tensor x, Tape.Slot y) {
        int width = x.shape().dim(-1);
        int batch = Math.toIntExact(x.size() / width / columns);
        boolean lanes = programs.variant() == Variant.LANES;
        Range range = lanes
                ? Range.stripes(programs.stripes((long) batch * matrix.rows()))
                : Range.of(width, matrix.rows(), batch);
        double entries = (double) matrix.entries() * batch;
        programs.kernel("sparse_multiply", Map.of("WEIGHTED", matrix.value() == null ? 0 : 1, "LANED", lanes ? 1 : 0))
                .launch(
                        range,
                        Cost.of(2 * entries * width, entries * (4.0 * width + 8)),
                        matrix.start(),
                        matrix.column(),
                        programs.orUnread(matrix.value(), ElementType.FLOAT32),
                        x,
                        y.tensor(),
                        batch,
                        matrix.rows(),
                        columns,
                        width,
                        y.beta());
    }
}
