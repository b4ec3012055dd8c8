// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import java.util.List;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;

/**
 * Memory of a backward pass.
 *
 * @param stripes how images are cut
 * @param cells FLOAT32 {@code [2][batch][stripes][(rows + 2) * (W + 2) * cell]}: gradients of states, both sides
 * @param sums FLOAT32 {@code [slots][sums]}: partial sums of weight gradients, zero at the start
 * @param scratch what else the kernels of a device need
 */
record Gradients(Stripes stripes, Tensor cells, Tensor sums, List<Tensor> scratch) {

    static Gradients allocate(
            Scope scope, Pair pair, Layout layout, int batch, Stripes stripes, int slots, Tensor... scratch) {
        return new Gradients(
                stripes,
                scope.floats(2, batch, stripes.count(), blockSize(pair, layout, stripes)),
                scope.zeros(ElementType.FLOAT32, Shape.of(slots, layout.sums())),
                List.of(scratch));
    }

    static long bytes(Pair pair, Layout layout, int batch, Stripes stripes, int slots) {
        return 8L * batch * stripes.count() * blockSize(pair, layout, stripes) + 4L * slots * layout.sums();
    }

    /** Number of partial sums. */
    int slots() {
        return sums.shape().dim(0);
    }

    private static int blockSize(Pair pair, Layout layout, Stripes stripes) {
        return Math.toIntExact((stripes.rows() + 2L) * (pair.width() + 2L) * layout.cell());
    }
}
