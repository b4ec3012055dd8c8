// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.grid;

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

/** Launches the kernels of 3x3 convolutions in the variant that suits the device. */
final class ConvolutionKernels {

    private static final int SIDE = 16;
    private static final int TILE = 64;

    /** Fewest sites of a partial sum of weight gradients, and most partial sums. */
    private static final int CHUNK = 256;

    private static final int CHUNKS = 64;

    private final Programs programs;

    ConvolutionKernels(Programs programs) {
        this.programs = programs;
    }

    /** {@code y = activate(x w + bias) + beta y}; PADDING 2 makes y two sites larger each way. */
    void forward(
            Grid in,
            Tensor x,
            Tensor weights,
            @Nullable Tensor bias,
            Tensor nothing,
            Tape.Slot y,
            int outputs,
            Mode mode) {
        int grown = 2 * (mode.padding() - 1);
        int height = in.height() + grown;
        int width = in.width() + grown;
        double sites = (double) in.batch() * height * width;
        boolean lanes = programs.variant() == Variant.LANES;
        long tiles = (long) in.batch() * height * Programs.ceil(width, programs.tileRows());
        Range range = lanes
                ? Range.stripes(programs.stripes(tiles))
                : Range.of(groups(outputs) * SIDE, Programs.ceil((long) sites, TILE) * SIDE)
                        .by(SIDE, SIDE);
        kernel("convolution_forward", in.channels(), outputs, bias != null, mode)
                .launch(
                        range,
                        Cost.of(18 * sites * in.channels() * outputs, 4 * sites * (in.channels() + outputs)),
                        x,
                        weights,
                        programs.orUnread(bias, ElementType.FLOAT32),
                        nothing,
                        y.tensor(),
                        in.batch(),
                        in.height(),
                        in.width(),
                        height,
                        width,
                        y.beta());
    }

    /** Weight gradients, then the bias's, of each chunk of sites. */
    void partials(Grid in, Tensor x, Tensor g, Tensor nothing, Tensor partials, int outputs, Mode mode) {
        boolean lanes = programs.variant() == Variant.LANES;
        int chunks = chunks(in);
        Range range = lanes
                ? Range.stripes(chunks)
                : Range.of(groups(outputs) * SIDE, Programs.ceil(9L * in.channels() + 1, TILE) * SIDE, chunks)
                        .by(SIDE, SIDE, 1);
        kernel("convolution_weight_partials", in.channels(), outputs, false, mode)
                .launch(
                        range,
                        Cost.of(
                                18.0 * in.sites() * in.channels() * outputs,
                                4.0 * in.sites() * (in.channels() + outputs)),
                        x,
                        g,
                        nothing,
                        partials,
                        in.batch(),
                        in.height(),
                        in.width(),
                        chunk(in));
    }

    /** The weights turned by 180 degrees and transposed. */
    void turn(Tensor weights, Tensor turned, int inputs, int outputs) {
        long size = 9L * inputs * outputs;
        programs.kernel("convolution_turn", Map.of())
                .launch(Range.of(size), Cost.of(0, 8.0 * size), weights, turned, inputs, outputs);
    }

    /** Folds a border of one site back as the reflect boundary reads it. */
    void fold(Grid in, Tensor padded, Tape.Slot gx) {
        programs.kernel("convolution_turn", "convolution_fold", Map.of())
                .launch(
                        Range.of((long) in.width() * in.channels(), in.height(), in.batch()),
                        Cost.of(1.0 * in.size(), 8.0 * in.size()),
                        padded,
                        gx.tensor(),
                        in.channels(),
                        in.height(),
                        in.width(),
                        gx.beta());
    }

    /** {@code gated = g slope(y)}. */
    void gate(Grid out, Tensor g, Tensor y, Tensor gated, int activation) {
        boolean lanes = programs.variant() == Variant.LANES;
        long width = lanes ? programs.stripes(out.size() / 4096) * 256 : out.size();
        programs.kernel("dense_gate", Map.of("ACTIVATION", activation, "OUTPUTS", out.channels(), "COUNTED", 0))
                .launch(
                        Range.of(width, 1),
                        Cost.of(2.0 * out.size(), 12.0 * out.size()),
                        g,
                        y,
                        gated,
                        programs.orUnread(null, ElementType.INT32),
                        out.sites());
    }

    /** Sites of a partial sum; a function of the grid alone, so that no result depends on the device's size. */
    static int chunk(Grid in) {
        long share = Programs.ceil(in.sites(), CHUNKS);
        return Math.toIntExact(Programs.ceil(share, CHUNK) * CHUNK);
    }

    static int chunks(Grid in) {
        return Math.toIntExact(Programs.ceil(in.sites(), chunk(in)));
    }

    private Kernel kernel(String name, int inputs, int outputs, boolean bias, Mode mode) {
        boolean lanes = programs.variant() == Variant.LANES;
        return programs.kernel(
                lanes ? "convolution_lanes" : "convolution_tiled",
                name,
                Map.of(
                        "INPUTS",
                        inputs,
                        "OUTPUTS",
                        outputs,
                        "BIAS",
                        bias ? 1 : 0,
                        "ACTIVATION",
                        mode.activation(),
                        "BOUNDARY",
                        mode.boundary().code(),
                        "PADDING",
                        mode.padding(),
                        lanes ? "TILE_ROWS" : "COLUMNS",
                        lanes ? programs.tileRows() : columns(outputs)));
    }

    private static long groups(int outputs) {
        return Programs.ceil(outputs, (long) SIDE * columns(outputs));
    }

    private static int columns(int outputs) {
        return outputs <= SIDE ? 1 : outputs <= 2 * SIDE ? 2 : 4;
    }

    /**
     * What one launch does.
     *
     * @param padding 1: the result has the input's sites; 2: it has a border of one site more
     * @param activation code of {@code activation.clh}
     */
    record Mode(Boundary boundary, int padding, int activation) {}
}
