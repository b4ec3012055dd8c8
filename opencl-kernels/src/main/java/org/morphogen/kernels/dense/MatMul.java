// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.dense;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.kernels.launch.Programs;
import org.morphogen.kernels.launch.Variant;

/**
 * Products of many matrices, each operand plain or transposed, recorded with their adjoints. Sums run in a fixed order:
 * two runs give the same bits.
 */
public final class MatMul {

    private final DenseKernels kernels;

    public MatMul(Scope scope) {
        this(scope, Variant.of(scope.compute().device()));
    }

    MatMul(Scope scope, Variant variant) {
        this.kernels = new DenseKernels(new Programs(scope, variant));
    }

    /** {@code c = a b} for {@code a [B][M][K]} and {@code b [B][K][N]}, or one {@code b [K][N]} for all. */
    public Tensor apply(Tape tape, Tensor a, Tensor b) {
        return apply(tape, a, false, b, false);
    }

    /**
     * {@code c = op(a) op(b)}.
     *
     * @param a FLOAT32 {@code [B][M][K]} or {@code [M][K]}; the last two axes swapped if {@code transposeA}
     * @param b FLOAT32 {@code [B][K][N]}, or {@code [K][N]} for all; the last two axes swapped if {@code transposeB}
     * @return FLOAT32 {@code [B][M][N]} or {@code [M][N]}
     */
    public Tensor apply(Tape tape, Tensor a, boolean transposeA, Tensor b, boolean transposeB) {
        Product product = Product.of(a.shape(), transposeA, b.shape(), transposeB);
        Tensor left = plain(tape, a, transposeA, product.batch());
        Tensor right = plain(tape, b, transposeB, product.layer().members());
        Tensor c = tape.scope().allocate(ElementType.FLOAT32, product.result());
        kernels.forward(product.layer(), left, right, null, c, null, 0);
        tape.record(c, List.of(a, b), () -> {
            try (Scope scratch = tape.scope().child("product adjoint")) {
                Tensor g = tape.gradient(c);
                if (tape.wants(a)) {
                    backToLeft(tape, scratch, product, g, a, transposeA, right, transposeB ? b : null);
                }
                if (tape.wants(b)) {
                    backToRight(tape, scratch, product, g, left, b, transposeB);
                }
            }
        });
        return c;
    }

    private Tensor plain(Tape tape, Tensor matrix, boolean transpose, int matrices) {
        if (!transpose) {
            return matrix;
        }
        Tensor turned = tape.scope().allocate(ElementType.FLOAT32, matrix.shape());
        int rows = matrix.shape().dim(-2);
        kernels.transpose(matrices, rows, matrix.shape().dim(-1), matrix, new Tape.Slot(turned, 0));
        return turned;
    }

    private void backToLeft(
            Tape tape,
            Scope scratch,
            Product product,
            Tensor g,
            Tensor a,
            boolean transposeA,
            Tensor right,
            @Nullable Tensor rightTransposed) {
        Layer layer = product.layer();
        Tensor turned = rightTransposed;
        if (turned == null) {
            turned = scratch.allocate(ElementType.FLOAT32, right.shape());
            kernels.transpose(layer.members(), layer.inputs(), layer.outputs(), right, new Tape.Slot(turned, 0));
        }
        Tape.Slot into = tape.slot(a);
        if (!transposeA) {
            kernels.forward(layer.reversed(), g, turned, null, into.tensor(), null, into.beta());
            return;
        }
        Tensor plain = scratch.allocate(ElementType.FLOAT32, a.shape());
        kernels.forward(layer.reversed(), g, turned, null, plain, null, 0);
        kernels.transpose(product.batch(), product.rows(), layer.inputs(), plain, into);
    }

    private void backToRight(
            Tape tape, Scope scratch, Product product, Tensor g, Tensor left, Tensor b, boolean transposeB) {
        Layer layer = product.layer();
        int size = layer.inputs() * layer.outputs();
        Tensor partials = scratch.floats(layer.members(), layer.chunks(), layer.inputs() + 1, layer.outputs());
        kernels.partials(layer, left, g, partials, null);
        Tape.Slot into = tape.slot(b);
        if (!transposeB) {
            kernels.sum(layer, partials, 0, size, into, null);
            return;
        }
        Tensor plain = scratch.allocate(ElementType.FLOAT32, b.shape());
        kernels.sum(layer, partials, 0, size, new Tape.Slot(plain, 0), null);
        kernels.transpose(layer.members(), layer.inputs(), layer.outputs(), plain, into);
    }

    /**
     * The extents of a product.
     *
     * @param batch matrices on the left
     * @param rows rows of each
     * @param layer the same as a layer without bias; one member if all share the right matrix
     */
    private record Product(int batch, int rows, Layer layer, Shape result) {

        static Product of(Shape a, boolean transposeA, Shape b, boolean transposeB) {
            int batch = a.rank() == 3 ? a.dim(0) : 1;
            int sharers = b.rank() == 3 ? b.dim(0) : 1;
            boolean ranks = (a.rank() == 2 || a.rank() == 3) && (b.rank() == 2 || b.rank() == 3);
            if (!ranks || (sharers != 1 && sharers != batch) || inner(a, !transposeA) != inner(b, transposeB)) {
                throw new IllegalArgumentException("Product of " + a + (transposeA ? " transposed" : "") + " and " + b
                        + (transposeB ? " transposed" : "") + ": expected [B][M][K] and [B][K][N], or [K][N] for all");
            }
            int rows = inner(a, transposeA);
            int columns = inner(b, !transposeB);
            boolean shared = sharers == 1;
            Layer layer =
                    new Layer(shared ? 1 : batch, inner(a, !transposeA), columns, shared ? batch * rows : rows, 0, 1);
            return new Product(
                    batch, rows, layer, a.rank() == 3 ? Shape.of(batch, rows, columns) : Shape.of(rows, columns));
        }

        private static int inner(Shape shape, boolean last) {
            return shape.dim(last ? -1 : -2);
        }
    }
}
