// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.tape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
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
    private final Shared shared;
    private final Scope states;
    private final @Nullable Keepsakes keepsakes;
    private final Set<Tensor> stateTensors = Collections.newSetFromMap(new IdentityHashMap<>());
    private int kept;
    private final Map<Tensor, Gradient> gradients = new IdentityHashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    /** @param scope closed by the caller when the tape is done with */
    public RecordingTape(Scope scope, boolean recording) {
        this(scope, recording, new Shared(scope), scope, null);
    }

    private RecordingTape(Scope scope, boolean recording, Shared shared, Scope states, @Nullable Keepsakes keepsakes) {
        this.scope = scope;
        this.recording = recording;
        this.shared = shared;
        this.states = states;
        this.keepsakes = keepsakes;
    }

    /** A tape that does not record, for a step of a rollout. */
    public static RecordingTape stepping(Scope scope, Shared shared) {
        return new RecordingTape(scope, false, shared, scope, null);
    }

    /**
     * A tape that does not record, for a step that will be retraced.
     *
     * @param states where the next state goes
     * @param keepsakes receives what the step keeps
     */
    public static RecordingTape taking(Scope scope, Shared shared, Scope states, Keepsakes keepsakes) {
        return new RecordingTape(scope, false, shared, states, keepsakes);
    }

    /** A tape that records a step which was taken before; it is retraced if it can be. */
    public static RecordingTape retracing(Scope scope, Shared shared, Keepsakes keepsakes) {
        return new RecordingTape(scope, true, shared, scope, keepsakes.retraceable() ? keepsakes : null);
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public Tensor state(ElementType type, Shape shape) {
        Tensor tensor = states.allocate(type, shape);
        stateTensors.add(tensor);
        return tensor;
    }

    /** Whether a tensor lies in the memory of {@link #state}. */
    public boolean isState(Tensor tensor) {
        return stateTensors.contains(tensor.base());
    }

    @Override
    public Tensor keep(ElementType type, Shape shape) {
        if (keepsakes == null) {
            return scope.allocate(type, shape);
        }
        return recording ? keepsakes.get(kept++, type, shape) : keepsakes.add(type, shape);
    }

    @Override
    public Tensor shared(Object key, Function<Scope, Tensor> make) {
        return shared.get(key, make);
    }

    @Override
    public void retraceable() {
        if (keepsakes != null) {
            keepsakes.promise();
        }
    }

    @Override
    public boolean retracing() {
        return recording && keepsakes != null;
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

    /**
     * Declares an input whose gradient takes the place of what is in {@code gradient}; all of it is 0 after {@link #play}
     * if no gradient reached the input.
     */
    public void watchAnew(Tensor input, Tensor gradient) {
        if (recording) {
            Gradient anew = new Gradient(gradient);
            anew.untouched = true;
            gradients.put(input.base(), anew);
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
        if (gradient.untouched) {
            gradient.untouched = false;
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
        for (Gradient gradient : gradients.values()) {
            if (gradient.untouched && gradient.memory != null) {
                scope.compute().zero(gradient.memory);
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

    /** Memory is null until something was added; memory that is untouched holds something else until then. */
    private static final class Gradient {
        private @Nullable Tensor memory;
        private boolean untouched;

        private Gradient(@Nullable Tensor memory) {
            this.memory = memory;
        }
    }

    private record Entry(Tensor result, Runnable adjoint) {}
}
