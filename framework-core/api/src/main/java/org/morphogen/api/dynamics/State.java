// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.dynamics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Tensor;

/**
 * Named tensors over all sites. The slowest axis of each is the sample: {@code [batch][...]}.
 *
 * @param tensors in the order of the {@link StateSpec}
 */
public record State(Map<String, Tensor> tensors) {

    public State {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    public static State of(String name, Tensor tensor) {
        return new State(Map.of(name, tensor));
    }

    /** The first tensor: what losses and pictures read. */
    public Tensor cells() {
        return tensors.values().iterator().next();
    }

    /** Throws {@link IllegalArgumentException} if there is no tensor of this name. */
    public Tensor get(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("No tensor '" + name + "' in the state; there are " + tensors.keySet());
        }
        return tensor;
    }

    /** Number of samples. */
    public int batch() {
        return cells().shape().dim(0);
    }

    /** Copies all samples of this state into another of the same spec and batch. */
    public void copyTo(Compute compute, State to) {
        tensors.forEach((name, tensor) -> compute.copy(tensor, to.get(name)));
    }

    /** Copies {@code count} samples from {@code first} on into another state from its sample {@code toFirst} on. */
    public void copySamples(Compute compute, int first, int count, State to, int toFirst) {
        tensors.forEach((name, tensor) -> {
            long each = tensor.shape().tail().size();
            compute.copy(tensor, first * each, to.get(name), toFirst * each, count * each);
        });
    }
}
