// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.tape;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;

/**
 * The tape. Gradients are kept by the memory that a tensor stands for, so views of one tensor share one gradient. A
 * gradient's memory is allocated when the first adjoint adds to it, and that first adjoint overwrites it, so nothing is
 * zeroed for nothing.
 */
public final class RecordingTape implements Tape {

    private final Scope scope;
    private final boolean recording;
    private final Map<Tensor, Gradient> gradients = new IdentityHashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    /** @param scope closed by the caller when the tape is done with */
    public RecordingTape(Scope scope, boolean recording) {
        this.scope = scope;
        this.recording = recording;
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public boolean recording() {
        return recording;
    }

    @Override
    public void watch(Tensor input, Tensor gradient) {
        if (recording) {
            gradients.put(input.base(), new Gradient(gradient));
        }
    }

    @Override
    public boolean wants(Tensor tensor) {
        return tensor != null && gradients.containsKey(tensor.base());
    }

    @Override
    public void record(Tensor result, List<Tensor> inputs, Runnable adjoint) {
        if (!recording || inputs.stream().noneMatch(this::wants)) {
            return;
        }
        gradients.putIfAbsent(result.base(), new Gradient(null));
        entries.add(new Entry(result, adjoint));
    }

    @Override
    public Tensor gradient(Tensor result) {
        Tensor memory = of(result).memory;
        if (memory == null) {
            throw new IllegalStateException("No gradient has reached this result " + result.shape()
                    + "; read it inside an adjoint, or seed it");
        }
        return memory.view(result.shape());
    }

    @Override
    public Slot slot(Tensor input) {
        Gradient gradient = of(input);
        if (gradient.memory == null) {
            gradient.memory = scope.allocate(ElementType.FLOAT32, input.base().shape());
            return new Slot(gradient.memory.view(input.shape()), 0);
        }
        return new Slot(gradient.memory.view(input.shape()), 1);
    }

    @Override
    public void seed(Tensor result, Tensor gradient) {
        Gradient seeded = gradients.get(result.base());
        if (seeded == null) {
            return;
        }
        if (seeded.memory != null) {
            throw new IllegalStateException("A gradient has already reached this result; seed before playing back");
        }
        seeded.memory = gradient;
    }

    @Override
    public void play() {
        for (int i = entries.size() - 1; i >= 0; i--) {
            Entry entry = entries.get(i);
            if (of(entry.result).memory != null) {
                entry.adjoint.run();
            }
        }
    }

    private Gradient of(Tensor tensor) {
        Gradient gradient = gradients.get(tensor.base());
        if (gradient == null) {
            throw new IllegalStateException(
                    "Nobody wants a gradient of this tensor " + tensor.shape() + "; ask wants() before slot()");
        }
        return gradient;
    }

    /** Memory is null until something was added. */
    private static final class Gradient {
        private @Nullable Tensor memory;

        private Gradient(@Nullable Tensor memory) {
            this.memory = memory;
        }
    }

    private record Entry(Tensor result, Runnable adjoint) {}
}
