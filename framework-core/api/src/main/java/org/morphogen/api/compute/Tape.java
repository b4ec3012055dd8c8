// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.compute;

import java.util.List;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Records operations with their adjoints and plays the adjoints back in reverse order. A tape that does not record
 * only hands out memory. One tape spans one step (or one loss): longer rollouts keep states and re-record each step.
 *
 * <p>An operation allocates its result from {@link #scope}, launches its forward kernel, then calls {@link #record}.
 * Its adjoint reads {@link #gradient} of the result and adds into the {@link #slot} of each input that
 * {@link #wants} a gradient.
 */
@ProviderType
public interface Tape {

    /** Where results and gradients of this tape live; closed with the tape. */
    Scope scope();

    /**
     * Memory of a tensor of the next state, with undefined contents. It lives as long as whoever takes the step needs the
     * state: a state that is kept need not be copied.
     */
    default Tensor state(ElementType type, Shape shape) {
        return scope().allocate(type, shape);
    }

    /**
     * Memory for masks and lists that a step finds and its adjoints read, as opposed to what gradients flow through. Where
     * the step is retraced, the same calls in the same order give the same tensors, with their contents.
     */
    default Tensor keep(ElementType type, Shape shape) {
        return scope().allocate(type, shape);
    }

    /**
     * A tensor that is made of parameters alone, such as weights in the order in which a kernel reads them: made once for
     * all steps that are taken with the same parameters.
     *
     * @param key tells it from others
     * @param make makes it in a scope that lives as long as those steps
     */
    default Tensor shared(Object key, Function<Scope, Tensor> make) {
        return make.apply(scope());
    }

    /**
     * Says that this step can be retraced: whoever applies the update will need neither the update nor the next state,
     * only what was kept.
     */
    default void retraceable() {}

    /**
     * Whether this step was taken before and only its adjoints are wanted: what {@link #keep} gives has its contents, and
     * nobody reads the update or the next state.
     */
    default boolean retracing() {
        return false;
    }

    /** Whether adjoints are recorded. */
    boolean recording();

    /** Declares an input whose gradient is added into {@code gradient}, which the caller owns and has initialised. */
    void watch(Tensor input, Tensor gradient);

    /** Whether a gradient with respect to this tensor is asked for, directly or through what depends on it. */
    boolean wants(Tensor tensor);

    /**
     * Records an operation. Nothing is kept if no input wants a gradient. The adjoint runs only if some gradient
     * reached the result.
     */
    void record(Tensor result, List<Tensor> inputs, Runnable adjoint);

    /** The gradient that reached a result; defined inside adjoints. */
    Tensor gradient(Tensor result);

    /** Where to add the gradient of an input; FLOAT32, the input's shape. */
    Slot slot(Tensor input);

    /** Plays back from a result whose gradient is given; may be called for several results before {@link #play}. */
    void seed(Tensor result, Tensor gradient);

    /** Runs all adjoints, last recorded first. */
    void play();

    /**
     * Where a gradient goes.
     *
     * @param tensor the gradient's memory
     * @param beta 0 when the memory is undefined and must be overwritten everywhere, 1 when it must be added to
     */
    record Slot(Tensor tensor, float beta) {}
}
