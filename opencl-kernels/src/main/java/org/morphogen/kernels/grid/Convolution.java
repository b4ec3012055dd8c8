// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.grid;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.kernels.dense.Activation;
import org.morphogen.kernels.launch.Programs;
import org.morphogen.kernels.launch.Variant;

/**
 * A 3x3 convolution (cross-correlation) on a grid with bias and activation, recorded with its adjoints. Weight
 * gradients are summed over fixed chunks of sites in a fixed order: two runs give the same bits.
 *
 * <p>A 1x1 convolution is {@link org.morphogen.kernels.dense.Dense} on the grid's sites.
 */
public final class Convolution {

    private final Scope scope;
    private final Programs programs;
    private final ConvolutionKernels kernels;
    private @Nullable Tensor zeros;

    public Convolution(Scope scope) {
        this(scope, Variant.of(scope.compute().device()));
    }

    Convolution(Scope scope, Variant variant) {
        this.scope = scope;
        this.programs = new Programs(scope, variant);
        this.kernels = new ConvolutionKernels(programs);
    }

    /**
     * {@code y[b][i][j] = activation(sum over (dy, dx) of x[b][i + dy - 1][j + dx - 1] weights[dy][dx] + bias)}.
     *
     * @param x FLOAT32 {@code [B][H][W][K]}
     * @param weights FLOAT32 {@code [3][3][K][N]}
     * @param bias FLOAT32 {@code [N]}, or null
     * @param activation one of NONE, RELU, TANH, SIGMOID, ELU
     * @return FLOAT32 {@code [B][H][W][N]}
     */
    public Tensor apply(
            Tape tape, Tensor x, Tensor weights, @Nullable Tensor bias, Boundary boundary, Activation activation) {
        Grid in = Grid.of(x, "Convolution");
        Grid out = in.with(outputs(in, weights, bias));
        int code = activation.fusedCode();
        var mode = new ConvolutionKernels.Mode(boundary, 1, code);
        Tensor y = tape.scope().allocate(ElementType.FLOAT32, out.shape());
        kernels.forward(in, x, weights, bias, nothing(in, out), new Tape.Slot(y, 0), out.channels(), mode);
        List<Tensor> inputs = new ArrayList<>(List.of(x, weights));
        if (bias != null) {
            inputs.add(bias);
        }
        tape.record(y, inputs, () -> back(tape, in, out, x, weights, bias, y, mode));
        return y;
    }

    /** What sites beyond a zero boundary read; kept, for it never changes. */
    private Tensor nothing(Grid in, Grid out) {
        int channels = Math.max(in.channels(), out.channels());
        Tensor kept = zeros;
        if (kept == null || kept.size() < channels) {
            kept = scope.zeros(ElementType.FLOAT32, Shape.of(channels));
            zeros = kept;
        }
        return kept;
    }

    private static int outputs(Grid in, Tensor weights, @Nullable Tensor bias) {
        Shape shape = weights.shape();
        boolean fits = shape.rank() == 4 && shape.dim(0) == 3 && shape.dim(1) == 3 && shape.dim(2) == in.channels();
        if (!fits || (bias != null && bias.size() != shape.dim(3))) {
            throw new IllegalArgumentException("Convolution of " + in.shape() + " with weights " + shape
                    + (bias == null ? "" : " and bias " + bias.shape())
                    + ": expected weights [3][3][channels][N] and bias [N]");
        }
        return shape.dim(3);
    }

    private void back(
            Tape tape,
            Grid in,
            Grid out,
            Tensor x,
            Tensor weights,
            @Nullable Tensor bias,
            Tensor y,
            ConvolutionKernels.Mode mode) {
        try (Scope scratch = tape.scope().child("convolution adjoint")) {
            Tensor g = tape.gradient(y);
            if (mode.activation() != 0) {
                Tensor gated = scratch.allocate(ElementType.FLOAT32, y.shape());
                kernels.gate(out, g, y, gated, mode.activation());
                g = gated;
            }
            if (tape.wants(x)) {
                backToInput(tape, scratch, in, out, x, weights, g, mode.boundary());
            }
            boolean bends = bias != null && tape.wants(bias);
            if (tape.wants(weights) || bends) {
                backToWeights(tape, scratch, in, out, x, weights, bends ? bias : null, g, mode);
            }
        }
    }

    private void backToInput(
            Tape tape, Scope scratch, Grid in, Grid out, Tensor x, Tensor weights, Tensor g, Boundary boundary) {
        Tensor turned = scratch.allocate(ElementType.FLOAT32, weights.shape());
        kernels.turn(weights, turned, in.channels(), out.channels());
        Tape.Slot gx = tape.slot(x);
        if (boundary != Boundary.REFLECT) {
            var mode = new ConvolutionKernels.Mode(boundary, 1, 0);
            kernels.forward(out, g, turned, null, nothing(in, out), gx, in.channels(), mode);
            return;
        }
        Tensor padded = scratch.floats(in.batch(), in.height() + 2, in.width() + 2, in.channels());
        var mode = new ConvolutionKernels.Mode(Boundary.ZERO, 2, 0);
        kernels.forward(out, g, turned, null, nothing(in, out), new Tape.Slot(padded, 0), in.channels(), mode);
        kernels.fold(in, padded, gx);
    }

    private void backToWeights(
            Tape tape,
            Scope scratch,
            Grid in,
            Grid out,
            Tensor x,
            Tensor weights,
            @Nullable Tensor bias,
            Tensor g,
            ConvolutionKernels.Mode mode) {
        int chunks = ConvolutionKernels.chunks(in);
        int size = 9 * in.channels() * out.channels();
        int stride = size + out.channels();
        Tensor partials = scratch.floats(chunks, stride);
        kernels.partials(in, x, g, nothing(in, out), partials, out.channels(), mode);
        if (tape.wants(weights)) {
            new Partials(programs).sum(partials, chunks, stride, 0, size, tape.slot(weights));
        }
        if (bias != null) {
            new Partials(programs).sum(partials, chunks, stride, size, out.channels(), tape.slot(bias));
        }
    }
}
