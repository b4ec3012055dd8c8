// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.dense;

import java.util.ArrayList;
import java.util.List;
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
    public Rows apply(Tape tape, Rows x, Tensor weights, Tensor bias, Activation activation) {
        Layer layer = Layer.of(x, weights, bias, activation);
        Tensor y = tape.scope().allocate(ElementType.FLOAT32, layer.resultShape());
        kernels.forward(layer, x.values(), weights, bias, y, x.count(), 0);
        List<Tensor> inputs = new ArrayList<>(List.of(x.values(), weights));
        if (bias != null) {
            inputs.add(bias);
        }
        tape.record(y, inputs, () -> back(tape, layer, x, weights, bias, y));
        return switch (activation.function()) {
            case GELU_TANH -> bend(tape, x.with(y), Unary.geluTanh());
            case SWISH -> bend(tape, x.with(y), Unary.swish(activation.slope()));
            default -> x.with(y);
        };
    }

    /** With several counts every row is bent: what lies in rows beyond a count stays without meaning. */
    private Rows bend(Tape tape, Rows y, Unary function) {
        return y.count() != null && y.count().size() == 1
                ? pointwise.apply(tape, y, function)
                : y.with(pointwise.apply(tape, y.values(), function));
    }

    /**
     * One layer on every row of a plain tensor, such as a 1x1 convolution.
     *
     * @param x FLOAT32 {@code [...][K]}
     * @param weights FLOAT32 {@code [K][N]}
     * @param bias FLOAT32 {@code [N]}, or null
     * @return FLOAT32 {@code [...][N]}
     */
    public Tensor apply(Tape tape, Tensor x, Tensor weights, Tensor bias, Activation activation) {
        int width = x.shape().dim(-1);
        Rows rows = new Rows(x.view(Shape.of(Math.toIntExact(x.size() / width), width)), null);
        List<Integer> dims = new ArrayList<>(x.shape().dims());
        dims.set(dims.size() - 1, weights.shape().dim(-1));
        return apply(tape, rows, weights, bias, activation).values().view(new Shape(dims));
    }

    /** A layer without activation. */
    public Rows apply(Tape tape, Rows x, Tensor weights, Tensor bias) {
        return apply(tape, x, weights, bias, Activation.NONE);
    }

    private void back(Tape tape, Layer layer, Rows x, Tensor weights, Tensor bias, Tensor y) {
        Tensor g = tape.gradient(y);
        try (Scope scratch = tape.scope().child("dense adjoint")) {
            boolean gates = layer.activation() != 0;
            Tensor gated = gates ? scratch.allocate(ElementType.FLOAT32, y.shape()) : g;
            if (tape.wants(x.values())) {
                backToInput(tape, layer, x, weights, y, gated, scratch);
            } else if (gates) {
                kernels.gate(layer, g, y, gated, x.count());
            }
            boolean bends = bias != null && tape.wants(bias);
            if (tape.wants(weights) || bends) {
                backToWeights(tape, layer, x, weights, bends ? bias : null, gated, scratch);
            }
        }
    }

    private void backToInput(
            Tape tape, Layer layer, Rows x, Tensor weights, Tensor y, Tensor gated, Scope scratch) {
        Tensor g = tape.gradient(y);
        Tensor transposed = scratch.allocate(ElementType.FLOAT32, weights.shape());
        kernels.transpose(
                layer.members(), layer.inputs(), layer.outputs(), weights, new Tape.Slot(transposed, 0));
        Tape.Slot gx = tape.slot(x.values());
        if (layer.activation() == 0) {
            kernels.forward(layer.reversed(), g, transposed, null, gx.tensor(), x.count(), gx.beta());
        } else {
            kernels.inputGradient(layer.reversed(), g, y, gated, transposed, gx, x.count());
        }
    }

    private void backToWeights(
            Tape tape, Layer layer, Rows x, Tensor weights, Tensor bias, Tensor gated, Scope scratch) {
        int size = layer.inputs() * layer.outputs();
        Tensor partials = scratch.allocate(
                ElementType.FLOAT32,
                Shape.of(layer.members(), layer.chunks(), layer.inputs() + 1, layer.outputs()));
        kernels.partials(layer, x.values(), gated, partials, x.count());
        if (tape.wants(weights)) {
            kernels.sum(layer, partials, 0, size, tape.slot(weights), x.count());
        }
        if (bias != null) {
            kernels.sum(layer, partials, size, layer.outputs(), tape.slot(bias), x.count());
        }
    }
}
