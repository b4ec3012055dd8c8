// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;

/**
 * Padded states with their bits, one slot a time point. Whatever is not live is zero, from the first on: a step clears
 * only what an earlier one left in its slot.
 *
 * @param batch samples
 * @param slots time points
 * @param cells FLOAT32 {@code [slots][batch][(H + 2) * (W + 2) * cell]}
 * @param alive UINT64 {@code [slots][batch][H * words]}
 * @param live UINT64, as {@code alive}
 * @param scratch UINT64 {@code [4][batch][H * words]}
 */
record States(int batch, int slots, Tensor cells, Tensor alive, Tensor live, Tensor scratch) {

    static States allocate(Scope scope, Pair pair, Layout layout, int batch, int slots) {
        int plane = pair.height() * pair.words();
        return new States(
                batch,
                slots,
                scope.zeros(ElementType.FLOAT32, Shape.of(slots, batch, imageSize(pair, layout))),
                scope.zeros(ElementType.UINT64, Shape.of(slots, batch, plane)),
                scope.zeros(ElementType.UINT64, Shape.of(slots, batch, plane)),
                scope.zeros(ElementType.UINT64, Shape.of(4, batch, plane)));
    }

    static long bytes(Pair pair, Layout layout, int batch, int slots) {
        long plane = (long) pair.height() * pair.words();
        return batch * (slots * (4L * imageSize(pair, layout) + 16 * plane) + 32 * plane);
    }

    /** Floats of one padded image. */
    static int imageSize(Pair pair, Layout layout) {
        return Math.toIntExact((pair.height() + 2L) * (pair.width() + 2L) * layout.cell());
    }

    /** Copies a slot of these states into a slot of others. */
    void copySlot(Compute compute, int from, States others, int to) {
        copySlot(compute, cells, from, others.cells, to);
        copySlot(compute, alive, from, others.alive, to);
        copySlot(compute, live, from, others.live, to);
    }

    private static void copySlot(Compute compute, Tensor one, int from, Tensor other, int to) {
        long size = one.shape().tail().size();
        compute.copy(one, from * size, other, to * size, size);
    }
}
