// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.dense;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.rule.Rows;
import org.morphogen.kernels.launch.Programs;
import org.morphogen.kernels.launch.Variant;

/**
 * A hidden and an output layer on rows: {@code y = factor (f(x W1 + b1) W2 + b2)}, recorded with its adjoints. On CPUs each
 * way is one kernel: the hidden layer stays in the first cache, and the adjoint computes it again, which costs less than to
 * write and read it. Elsewhere, and where a layer is too wide for a cache, it is two {@link Dense} layers.
 *
 * <p>Weight gradients are summed over fixed chunks of rows in a fixed order: two runs give the same bits on any number of
 * cores.
 */
public final class Perceptron {

    /** Most values of all three layers of one row, so that a tile of rows fits a core's cache and stack. */
    private static final int WIDEST = 4096;

    private final Programs programs;
    private final Dense dense;
    private final DenseKernels kernels;
    private final Map<PerceptronKernels.Form, PerceptronKernels> forms = new HashMap<>();

    public Perceptron(Scope scope) {
        this(scope, Variant.of(scope.compute().device()));
    }

    Perceptron(Scope scope, Variant variant) {
        this.programs = new Programs(scope, variant);
        this.dense = new Dense(scope, variant);
        this.kernels = new DenseKernels(programs);
    }

    /**
     * The parameters of both layers.
     *
     * @param kernel1 FLOAT32 {@code [K][H]}
     * @param bias1 FLOAT32 {@code [H]}
     * @param kernel2 FLOAT32 {@code [H][N]}
     * @param bias2 FLOAT32 {@code [N]}, or null
     * @param groups G, a divisor of K: a row is {@code [G][K/G]} where the rows of {@code kernel1} are {@code [K/G][G]}; 1 if
     *     their orders are the same
     */
    public record Weights(
            Tensor kernel1,
            Tensor bias1,
            Tensor kernel2,
            @Nullable Tensor bias2,
            int groups) {

        public Weights {
            Shape first = kernel1.shape();
            Shape second = kernel2.shape();
            if (first.rank() != 2
                    || second.rank() != 2
                    || first.dim(1) != second.dim(0)
                    || bias1.size() != first.dim(1)
                    || (bias2 != null && bias2.size() != second.dim(1))
                    || groups < 1
                    || first.dim(0) % groups != 0) {
                throw new IllegalArgumentException("Perceptron: kernels " + first + " and " + second + ", biases "
                        + bias1.shape() + " and " + (bias2 == null ? "none" : bias2.shape()) + ", " + groups
                        + " groups; expected [K][H] and [H][N], [H] and [N], and a divisor of K");
            }
        }

        List<Tensor> tensors() {
            return bias2 == null ? List.of(kernel1, bias1, kernel2) : List.of(kernel1, bias1, kernel2, bias2);
        }
    }

    /**
     * Both layers.
     *
     * @param x FLOAT32 rows of K values
     * @param activation of the hidden layer; one whose slope is told from its own output
     * @param factor on every result
     * @return FLOAT32 rows of N values, in the tape's scope
     */
    public Rows apply(Tape tape, Rows x, Weights weights, Activation activation, float factor) {
        return apply(tape, x, weights, activation, factor, true);
    }

    /**
     * As {@link #apply}, where the result is a rule's update as it is: in a step that is retraced nobody reads it, and it is
     * not computed.
     */
    public Rows update(Tape tape, Rows x, Weights weights, Activation activation, float factor) {
        return apply(tape, x, weights, activation, factor, !tape.retracing());
    }

    private Rows apply(Tape tape, Rows x, Weights weights, Activation activation, float factor, boolean computes) {
        PerceptronKernels.Form form = PerceptronKernels.Form.of(x, weights, activation);
        if (programs.variant() != Variant.LANES || form.width() > WIDEST) {
            return layers(tape, x, weights, activation, factor);
        }
        PerceptronKernels fused = forms.computeIfAbsent(form, f -> new PerceptronKernels(f, programs));
        Tensor packed = tape.shared(new Packed(fused, weights), scope -> fused.pack(scope, weights));
        Tensor y = tape.scope().floats(x.capacity(), form.outputs());
        if (computes) {
            fused.forward(x, packed, y, factor);
        }
        List<Tensor> inputs = new ArrayList<>(weights.tensors());
        inputs.add(x.values());
        tape.record(y, inputs, () -> fused.back(tape, x, weights, packed, y, factor));
        return x.with(y);
    }

    /** Tells packed weights from others. */
    private record Packed(PerceptronKernels kernels, Weights weights) {}

    /** One kernel a layer. */
    private Rows layers(Tape tape, Rows x, Weights weights, Activation activation, float factor) {
        Tensor kernel1 = weights.groups() == 1 ? weights.kernel1() : regrouped(tape, weights);
        Rows hidden = dense.apply(tape, x, kernel1, weights.bias1(), activation);
        return dense.apply(tape, hidden, weights.kernel2(), weights.bias2(), Activation.scale(factor));
    }

    /** The first weights in the order of the row. */
    private Tensor regrouped(Tape tape, Weights weights) {
        Tensor from = weights.kernel1();
        int groups = weights.groups();
        int each = from.shape().dim(0) / groups;
        int width = from.shape().dim(1);
        Tensor to = tape.scope().allocate(ElementType.FLOAT32, from.shape());
        kernels.transpose(1, each, groups, width, from, new Tape.Slot(to, 0));
        tape.record(
                to, List.of(from), () -> kernels.transpose(1, groups, each, width, tape.gradient(to), tape.slot(from)));
        return to;
    }
}
