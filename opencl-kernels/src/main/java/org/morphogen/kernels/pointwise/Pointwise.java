// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.pointwise;

import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.rule.Rows;
import org.morphogen.kernels.launch.Programs;
import org.morphogen.kernels.launch.Variant;

/**
 * Functions applied value by value to FLOAT32 tensors, recorded with their adjoints: {@code apply(tape, x, Unary.exp())},
 * {@code apply(tape, a, b, Binary.multiply())}. On rows only the first {@code count} are read and written.
 */
public final class Pointwise {

    private final Programs programs;

    public Pointwise(Scope scope) {
        this(scope, Variant.of(scope.compute().device()));
    }

    Pointwise(Scope scope, Variant variant) {
        this.programs = new Programs(scope, variant);
    }

    /** {@code f(x)}, of the shape of {@code x}. */
    public Tensor apply(Tape tape, Tensor x, Unary function) {
        return unary(tape, Values.of(x), function);
    }

    /** {@code f(x)} on rows. */
    public Rows apply(Tape tape, Rows x, Unary function) {
        return x.with(unary(tape, Values.of(x), function));
    }

    /** {@code f(a, b)} of two tensors of one size, of the shape of {@code a}. */
    public Tensor apply(Tape tape, Tensor a, Tensor b, Binary function) {
        return binary(tape, Values.of(a), b, function);
    }

    /** {@code f(a, b)} of rows with one count. */
    public Rows apply(Tape tape, Rows a, Rows b, Binary function) {
        return a.with(binary(tape, Values.of(a), b.values(), function));
    }

    private Tensor unary(Tape tape, Values x, Unary f) {
        Tensor y = tape.scope().allocate(ElementType.FLOAT32, x.tensor().shape());
        kernel("pointwise_unary", "pointwise_unary", x, f.code(), 0)
                .launch(range(x), x.cost(1, 8), x.tensor(), y, counts(x), x.unit(), f.p(), f.q());
        tape.record(y, List.of(x.tensor()), () -> {
            Tape.Slot gx = tape.slot(x.tensor());
            kernel("pointwise_unary", "pointwise_unary_adjoint", x, f.code(), 0)
                    .launch(
                            range(x),
                            x.cost(2, 16),
                            x.tensor(),
                            y,
                            tape.gradient(y),
                            gx.tensor(),
                            counts(x),
                            x.unit(),
                            f.p(),
                            f.q(),
                            gx.beta());
        });
        return y;
    }

    private Tensor binary(Tape tape, Values a, Tensor b, Binary f) {
        if (a.tensor().size() != b.size()) {
            throw new IllegalArgumentException(
                    "Two operands of one size are expected, not " + a.tensor().shape() + " and " + b.shape());
        }
        Tensor y = tape.scope().allocate(ElementType.FLOAT32, a.tensor().shape());
        kernel("pointwise_binary", "pointwise_binary", a, f.code(), 0)
                .launch(range(a), a.cost(1, 12), a.tensor(), b, y, counts(a), a.unit(), f.p());
        tape.record(y, List.of(a.tensor(), b), () -> {
            // One launch an operand: both may be the same tensor.
            back(tape, a, b, y, f, 0);
            back(tape, a, b, y, f, 1);
        });
        return y;
    }

    private void back(Tape tape, Values a, Tensor b, Tensor y, Binary f, int side) {
        Tensor operand = side == 0 ? a.tensor() : b;
        if (!tape.wants(operand)) {
            return;
        }
        Tape.Slot slot = tape.slot(operand);
        kernel("pointwise_binary", "pointwise_binary_adjoint", a, f.code(), side)
                .launch(
                        range(a),
                        a.cost(2, 20),
                        a.tensor(),
                        b,
                        tape.gradient(y),
                        slot.tensor(),
                        counts(a),
                        a.unit(),
                        f.p(),
                        slot.beta());
    }

    private Kernel kernel(String file, String name, Values values, int function, int side) {
        int wide = programs.variant() == Variant.LANES ? Programs.LANES : 1;
        return programs.kernel(
                file,
                name,
                file.equals("pointwise_unary")
                        ? Map.of("FUNCTION", function, "WIDE", wide, "COUNTED", values.counted())
                        : Map.of("FUNCTION", function, "SIDE", side, "WIDE", wide, "COUNTED", values.counted()));
    }

    private Tensor counts(Values values) {
        return programs.orUnread(values.count(), ElementType.INT32);
    }

    private Range range(Values values) {
        return programs.spread(values.tensor().size());
    }
}
