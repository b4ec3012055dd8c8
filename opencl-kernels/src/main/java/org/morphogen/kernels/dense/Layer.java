// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.dense;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;

/**
 * The extents of a layer.
 *
 * @param members networks side by side, each with its own weights and an equal share of the rows
 * @param inputs values of a row
 * @param outputs values of a result row
 * @param capacity rows of each member
 * @param activation code of the fused activation, as in {@code activation.clh}
 * @param factor of every output; 1 if there is an activation, whose slope is told from its own output
 */
record Layer(int members, int inputs, int outputs, int capacity, int activation, float factor) {

    /** Fewest rows of a partial sum of weight gradients. */
    private static final int CHUNK = 256;

    /** Most partial sums that a member's rows are cut into. */
    private static final int CHUNKS = 64;

    /** The layer of rows [rows][K] with these counts, or without any; checks that all fit. */
    static Layer of(Tensor x, @Nullable Tensor count, Tensor weights, @Nullable Tensor bias, Activation activation) {
        List<Integer> dims = weights.shape().dims();
        int members = dims.size() == 3 ? dims.get(0) : 1;
        int rows = x.shape().dim(0);
        int inputs = x.shape().dim(-1);
        boolean fits = dims.size() >= 2 && dims.size() <= 3 && dims.get(dims.size() - 2) == inputs;
        boolean counts = count == null ? members == 1 : count.size() == members;
        if (!fits || !counts || rows % members != 0) {
            throw new IllegalArgumentException("Dense layer: rows " + x.shape() + " with "
                    + (count == null ? "no" : count.size()) + " counts do not fit weights " + weights.shape()
                    + "; expected [rows][K] and [K][N], or [M rows][K], M counts and [M][K][N]");
        }
        int outputs = weights.shape().dim(-1);
        if (bias != null && bias.size() != (long) members * outputs) {
            throw new IllegalArgumentException("Dense layer: bias " + bias.shape() + " does not fit weights "
                    + weights.shape() + "; expected one value for each output");
        }
        int code = activation.function().fused() ? activation.fusedCode() : 0;
        float factor = activation.function() == Activation.Function.SCALE ? activation.slope() : 1;
        return new Layer(members, inputs, outputs, rows / members, code, factor);
    }

    /** The layer that takes gradients back: outputs to inputs. */
    Layer reversed() {
        return new Layer(members, outputs, inputs, capacity, activation, factor);
    }

    Shape resultShape() {
        return Shape.of(members * capacity, outputs);
    }

    /** Rows of a partial sum; a function of the capacity alone, so that no result depends on the device's size. */
    int chunk() {
        int share = (capacity + CHUNKS - 1) / CHUNKS;
        return Math.max(1, (share + CHUNK - 1) / CHUNK) * CHUNK;
    }

    int chunks() {
        return (capacity + chunk() - 1) / chunk();
    }
}
