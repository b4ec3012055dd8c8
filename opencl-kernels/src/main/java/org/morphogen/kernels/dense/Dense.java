// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.dense;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.rule.Rows;
import org.morphogen.kernels.launch.Programs;
import org.morphogen.kernels.launch.Variant;
import org.morphogen.kernels.pointwise.Pointwise;
import org.morphogen.kernels.pointwise.Unary;

/**
 * A dense layer on rows: {@code y = activation(x W + b)}, recorded with its adjoints. Only the first {@code count} rows
 * are read and written. Weight gradients are summed over fixed chunks of rows in a fixed order: two runs give the same
 * bits on any number of cores.
 *
 * <p>Kernels are built when a shape is first seen and kept as long as the scope that the operation was made with.
 */
public final class Dense {

    private final DenseKernels kernels;
    private final Pointwise pointwise;

    public Dense(Scope scope) {
        this(scope, Variant.of(scope.compute().device()));
    }

    Dense(Scope scope, Variant variant) {
        this.kernels = new DenseKernels(new Programs(scope, variant));
        this.pointwise = new Pointwise(scope);
    }

    /**
     * One layer.
     *
     * @param x FLOAT32 {@code [capacity][K]}; with M members {@code [M * rows][K]}, rows of a member lie together, and
     *     the count is INT32 {@code [M]}
     * @param weights FLOAT32 {@code [K][N]} or {@code [M][K][N]}
     * @param bias FLOAT32 {@code [N]} or {@code [M][N]}, or null
     * @return rows of N values, in the tape's scope
     */
    public Rows apply(Tape tape, Rows x, Tensor weights, @Nullable Tensor bias, Activation activation) {
        Tensor y = sum(tape, x.values(), x.count(), weights, bias, activation);
        // With several counts every row is bent: what lies in rows beyond a count has no meaning.
        return switch (activation.function()) {
            case GELU_TANH, SWISH ->
                x.count().size() == 1
                        ? pointwise.apply(tape, x.with(y), bend(activation))
                        : x.with(pointwise.apply(tape, y, bend(activation)));
            default -> x.with(y);
        };
    }

    /** A layer without activation. */
    public Rows apply(Tape tape, Rows x, Tensor weights, @Nullable Tensor bias) {
        return apply(tape, x, weights, bias, Activation.NONE);
    }

    /**
     * One layer on every row of a plain tensor, such as a 1x1 convolution.
     *
     * @param x FLOAT32 {@code [...][K]}
     * @param weights FLOAT32 {@code [K][N]}
     * @param bias FLOAT32 {@code [N]}, or null
     * @return FLOAT32 {@code [...][N]}
     */
    public Tensor apply(Tape tape, Tensor x, Tensor weights, @Nullable Tensor bias, Activation activation) {
        int width = x.shape().dim(-1);
        Tensor rows = x.view(Shape.of(Math.toIntExact(x.size() / width), width));
        List<Integer> dims = new ArrayList<>(x.shape().dims());
        dims.set(dims.size() - 1, weights.shape().dim(-1));
        Tensor y = sum(tape, rows, null, weights, bias, activation).view(new Shape(dims));
        return switch (activation.function()) {
            case GELU_TANH, SWISH -> pointwise.apply(tape, y, bend(activation));
            default -> y;
        };
    }

    private static Unary bend(Activation activation) {
        return activation.function() == Activation.Function.SWISH ? Unary.swish(activation.slope()) : Unary.geluTanh();
    }

    /** The weighted sum with a fused activation, or plain if the activation is not fused. */
    private Tensor sum(
            Tape tape, Tensor x, @Nullable Tensor count, Tensor weights, @Nullable Tensor bias, Activation activation) {
        Layer layer = Layer.of(x, count, weights, bias, activation);
        Tensor y = tape.scope().allocate(ElementType.FLOAT32, layer.resultShape());
        kernels.forward(layer, x, weights, bias, y, count, 0);
        List<Tensor> inputs = new ArrayList<>(List.of(x, weights));
        if (bias != null) {
            inputs.add(bias);
        }
        tape.record(y, inputs, () -> back(tape, new Call(layer, x, count, weights, bias, y)));
        return y;
    }

    private void back(Tape tape, Call call) {
        Tensor g = tape.gradient(call.y());
        try (Scope scratch = tape.scope().child("dense adjoint")) {
            boolean gates = call.layer().activation() != 0;
            Tensor gated =
                    gates ? scratch.allocate(ElementType.FLOAT32, call.y().shape()) : g;
            if (tape.wants(call.x())) {
                backToInput(tape, call, g, gated, scratch);
            } else if (gates) {
                kernels.gate(call.layer(), g, call.y(), gated, call.count());
            }
            if (tape.wants(call.weights()) || (call.bias() != null && tape.wants(call.bias()))) {
                backToWeights(tape, call, gated, scratch);
            }
        }
    }

    private void backToInput(Tape tape, Call call, Tensor g, Tensor gated, Scope scratch) {
        Layer layer = call.layer();
        Tensor turned = scratch.allocate(ElementType.FLOAT32, call.weights().shape());
        kernels.transpose(layer.members(), layer.inputs(), layer.outputs(), call.weights(), new Tape.Slot(turned, 0));
        Tape.Slot gx = tape.slot(call.x());
        if (layer.activation() == 0) {
            kernels.forward(layer.reversed(), g, turned, null, gx.tensor(), call.count(), gx.beta());
        } else {
            kernels.inputGradient(layer.reversed(), g, call.y(), gated, turned, gx, call.count());
        }
    }

    private void backToWeights(Tape tape, Call call, Tensor gated, Scope scratch) {
        Layer layer = call.layer();
        int size = layer.inputs() * layer.outputs();
        Tensor partials = scratch.floats(layer.members(), layer.chunks(), layer.inputs() + 1, layer.outputs());
        kernels.partials(layer, call.x(), gated, partials, call.count());
        if (tape.wants(call.weights())) {
            kernels.sum(layer, partials, 0, size, tape.slot(call.weights()), call.count());
        }
        Tensor bias = call.bias();
        if (bias != null && tape.wants(bias)) {
            kernels.sum(layer, partials, size, layer.outputs(), tape.slot(bias), call.count());
        }
    }

    /** What a recorded layer keeps. */
    private record Call(
            Layer layer,
            Tensor x,
            @Nullable Tensor count,
            Tensor weights,
            @Nullable Tensor bias,
            Tensor y) {}
}
