// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.dense;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.kernels.launch.Programs;
import org.morphogen.kernels.launch.Variant;

/** Launches the kernels of dense layers in the variant that suits the device. A null count means that all rows are valid. */
final class DenseKernels {

    private static final int SIDE = 16;
    private static final int TILE = 64;

    private final Programs programs;

    DenseKernels(Programs programs) {
        this.programs = programs;
    }

    /** {@code y = factor activate(x w + bias) + beta y} with the layer's factor; bias may be null. */
    void forward(
            Layer layer,
            Tensor x,
            Tensor weights,
            @Nullable Tensor bias,
            Tensor y,
            @Nullable Tensor count,
            float beta) {
        kernel("dense_forward", layer, bias != null, count)
                .launch(
                        rowRange(layer),
                        cost(layer, layer.inputs() + layer.outputs(), count),
                        x,
                        weights,
                        programs.orUnread(bias, ElementType.FLOAT32),
                        y,
                        counts(count),
                        layer.capacity(),
                        layer.factor(),
                        beta);
    }

    /** {@code gated = g slope(output)} and {@code gx = gated transposed + beta gx}; the layer is the reversed one. */
    void inputGradient(
            Layer reversed,
            Tensor g,
            Tensor output,
            Tensor gated,
            Tensor transposed,
            Tape.Slot gx,
            @Nullable Tensor count) {
        kernel("dense_input_gradient", reversed, false, count)
                .launch(
                        rowRange(reversed),
                        cost(reversed, 3 * reversed.inputs() + reversed.outputs(), count),
                        g,
                        output,
                        gated,
                        transposed,
                        gx.tensor(),
                        counts(count),
                        reversed.capacity(),
                        gx.beta());
    }

    /** {@code gated = g slope(output)}. */
    void gate(Layer layer, Tensor g, Tensor output, Tensor gated, @Nullable Tensor count) {
        long items = (long) layer.capacity() * layer.outputs();
        long width = programs.variant() == Variant.LANES ? programs.stripes(items / 4096) * 256 : items;
        programs.kernel(
                        "dense_gate",
                        Map.of(
                                "ACTIVATION", layer.activation(),
                                "OUTPUTS", layer.outputs(),
                                "COUNTED", count == null ? 0 : 1))
                .launch(
                        Range.of(width, layer.members()),
                        cost(2.0 * layer.outputs(), 12.0 * layer.outputs(), layer, count),
                        g,
                        output,
                        gated,
                        counts(count),
                        layer.capacity());
    }

    /** {@code into = transposed matrices + beta into}. */
    void transpose(int matrices, int rows, int columns, Tensor from, Tape.Slot into) {
        transpose(matrices, rows, columns, 1, from, into);
    }

    /** The same where each element of a matrix is a run of {@code width} values. */
    void transpose(int matrices, int rows, int columns, int width, Tensor from, Tape.Slot into) {
        long size = (long) rows * columns * width;
        programs.kernel("matrix_transpose", Map.of())
                .launch(
                        Range.of(size, matrices),
                        Cost.of(0, 8.0 * size * matrices),
                        from,
                        into.tensor(),
                        rows,
                        columns,
                        width,
                        into.beta());
    }

    /** Sums of {@code x^T g} and of {@code g} over each chunk of rows. */
    void partials(Layer layer, Tensor x, Tensor g, Tensor partials, @Nullable Tensor count) {
        Range range = programs.variant() == Variant.LANES
                ? Range.of(layer.chunks(), layer.members()).by(1, 1)
                : Range.of(
                                groups(layer) * SIDE,
                                Programs.ceil(layer.inputs() + 1, TILE) * SIDE,
                                (long) layer.chunks() * layer.members())
                        .by(SIDE, SIDE, 1);
        kernel("dense_weight_partials", layer, false, count)
                .launch(
                        range,
                        cost(layer, layer.inputs() + layer.outputs(), count),
                        x,
                        g,
                        partials,
                        counts(count),
                        layer.capacity(),
                        layer.chunk());
    }

    /** Adds partial sums times the layer's factor: the weights' with offset 0, the bias's after them. */
    void sum(Layer layer, Tensor partials, int offset, int size, Tape.Slot into, @Nullable Tensor count) {
        int stride = (layer.inputs() + 1) * layer.outputs();
        double values = (double) size * layer.chunks() * layer.members();
        programs.kernel("partials_sum", Map.of("COUNTED", count == null ? 0 : 1))
                .launch(
                        Range.of(Programs.ceil(size, Programs.LANES), layer.members()),
                        Cost.of(values, 4 * values),
                        partials,
                        into.tensor(),
                        counts(count),
                        layer.chunk(),
                        layer.chunks(),
                        stride,
                        offset,
                        size,
                        layer.factor(),
                        into.beta());
    }

    private Kernel kernel(String name, Layer layer, boolean bias, @Nullable Tensor count) {
        boolean lanes = programs.variant() == Variant.LANES;
        return programs.kernel(
                lanes ? "dense_lanes" : "dense_tiled",
                name,
                Map.of(
                        "INPUTS",
                        layer.inputs(),
                        "OUTPUTS",
                        layer.outputs(),
                        "BIAS",
                        bias ? 1 : 0,
                        "COUNTED",
                        count == null ? 0 : 1,
                        "ACTIVATION",
                        layer.activation(),
                        lanes ? "TILE_ROWS" : "COLUMNS",
                        lanes ? programs.tileRows() : columns(layer)));
    }

    private Tensor counts(@Nullable Tensor count) {
        return programs.orUnread(count, ElementType.INT32);
    }

    private Range rowRange(Layer layer) {
        if (programs.variant() == Variant.LANES) {
            long tiles = Programs.ceil(layer.capacity(), programs.tileRows());
            return Range.of(programs.stripes(tiles), layer.members()).by(1, 1);
        }
        return Range.of(groups(layer) * SIDE, Programs.ceil(layer.capacity(), TILE) * SIDE, layer.members())
                .by(SIDE, SIDE, 1);
    }

    /** Work-groups that cover the outputs. */
    private static long groups(Layer layer) {
        return Programs.ceil(layer.outputs(), (long) SIDE * columns(layer));
    }

    private static int columns(Layer layer) {
        return layer.outputs() <= SIDE ? 1 : layer.outputs() <= 2 * SIDE ? 2 : 4;
    }

    private static Cost cost(Layer layer, int values, @Nullable Tensor count) {
        return cost(2.0 * layer.inputs() * layer.outputs(), 4.0 * values, layer, count);
    }

    private static Cost cost(double flops, double bytes, Layer layer, @Nullable Tensor count) {
        double rows = (double) layer.members() * layer.capacity();
        return layer.members() == 1 && count != null
                ? Cost.perRow(flops, bytes, count)
                : Cost.of(flops * rows, bytes * rows);
    }
}
