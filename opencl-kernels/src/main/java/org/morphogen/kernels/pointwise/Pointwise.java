// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.pointwise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
 * {@code apply(tape, a, b, Binary.multiply())}, or several at once as a {@link Chain}. Each call is one launch, and its
 * adjoint another. On rows only the first {@code count} are read and written.
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
        return apply(tape, x, Chain.of(function));
    }

    /** {@code f(x)} on rows. */
    public Rows apply(Tape tape, Rows x, Unary function) {
        return apply(tape, x, Chain.of(function));
    }

    /** {@code f(a, b)} of two tensors of one size, of the shape of {@code a}. */
    public Tensor apply(Tape tape, Tensor a, Tensor b, Binary function) {
        return apply(tape, a, Chain.of(function, b));
    }

    /** {@code f(a, b)} of rows with one count. */
    public Rows apply(Tape tape, Rows a, Rows b, Binary function) {
        return apply(tape, a, Chain.of(function, b.values()));
    }

    /** All functions of a chain in one launch, of the shape of {@code x}. */
    public Tensor apply(Tape tape, Tensor x, Chain chain) {
        return forward(tape, Values.of(x), chain);
    }

    /** All functions of a chain in one launch, on rows. */
    public Rows apply(Tape tape, Rows x, Chain chain) {
        return x.with(forward(tape, Values.of(x), chain));
    }

    private Tensor forward(Tape tape, Values x, Chain chain) {
        List<Tensor> others = chain.others();
        for (Tensor other : others) {
            if (other.size() != x.tensor().size()) {
                throw new IllegalArgumentException(
                        "Operands of one size are expected, not " + x.tensor().shape() + " and " + other.shape());
            }
        }
        Tensor y = tape.scope().allocate(ElementType.FLOAT32, x.tensor().shape());
        List<Object> arguments = new ArrayList<>(List.of(x.tensor(), y, counts(x), x.unit()));
        chain.links().forEach(link -> addFunction(arguments, link));
        int functions = chain.links().size();
        kernel("pointwise_chain", x, chain)
                .launch(range(x), x.cost(functions, 8 + 4.0 * others.size()), arguments.toArray());
        List<Tensor> inputs = new ArrayList<>(others);
        inputs.add(x.tensor());
        tape.record(y, inputs, () -> back(tape, x, chain, y));
        return y;
    }

    private void back(Tape tape, Values x, Chain chain, Tensor y) {
        int functions = chain.links().size();
        List<Tape.@Nullable Slot> slots = slots(tape, chain);
        Tape.Slot gx = slot(tape, x.tensor());
        List<@Nullable Object> arguments = new ArrayList<>(List.of(x.tensor(), y, tape.gradient(y)));
        arguments.add(memory(gx));
        arguments.addAll(List.of(counts(x), x.unit(), beta(gx)));
        for (int i = 0; i < functions; i++) {
            Chain.Link link = chain.links().get(i);
            addFunction(arguments, link);
            if (link.other() != null) {
                arguments.add(memory(slots.get(i)));
                arguments.add(beta(slots.get(i)));
            }
        }
        kernel("pointwise_chain_adjoint", x, chain)
                .launch(
                        range(x),
                        x.cost(2 * functions, 16 + 8.0 * chain.others().size()),
                        arguments.toArray());
    }

    /**
     * Where the operands' gradients go. Operands may be the same tensor, so slots are taken in the order in which the
     * kernel writes: from the last link back, {@code x} after them.
     */
    private static List<Tape.@Nullable Slot> slots(Tape tape, Chain chain) {
        List<Tape.@Nullable Slot> slots = new ArrayList<>();
        for (int i = chain.links().size() - 1; i >= 0; i--) {
            Tensor other = chain.links().get(i).other();
            slots.add(other == null ? null : slot(tape, other));
        }
        Collections.reverse(slots);
        return slots;
    }

    private static Tape.@Nullable Slot slot(Tape tape, Tensor input) {
        return tape.wants(input) ? tape.slot(input) : null;
    }

    private static @Nullable Tensor memory(Tape.@Nullable Slot slot) {
        return slot == null ? null : slot.tensor();
    }

    private static float beta(Tape.@Nullable Slot slot) {
        return slot == null ? 0 : slot.beta();
    }

    private static void addFunction(List<? super Object> arguments, Chain.Link link) {
        Tensor other = link.other();
        if (other == null) {
            arguments.addAll(List.of(link.p(), link.q()));
        } else {
            arguments.addAll(List.of(other, link.p()));
        }
    }

    private Kernel kernel(String name, Values values, Chain chain) {
        Map<String, Integer> constants = new HashMap<>(chain.signature());
        constants.put("WIDE", programs.variant() == Variant.LANES ? Programs.LANES : 1);
        constants.put("COUNTED", values.counted());
        return programs.kernel("pointwise_chain", name, constants);
    }

    private Tensor counts(Values values) {
        return programs.orUnread(values.count(), ElementType.INT32);
    }

    private Range range(Values values) {
        return programs.spread(values.tensor().size());
    }
}
