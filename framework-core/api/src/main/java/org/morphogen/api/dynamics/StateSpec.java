// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.dynamics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;

/**
 * What a state consists of.
 *
 * @param tensors the first is the one that losses and pictures read
 */
public record StateSpec(List<TensorSpec> tensors) {

    public StateSpec {
        tensors = List.copyOf(tensors);
    }

    public static StateSpec of(TensorSpec... tensors) {
        return new StateSpec(List.of(tensors));
    }

    /** A state of {@code batch} samples with undefined contents. */
    public State allocate(Scope scope, int batch) {
        Map<String, Tensor> all = new LinkedHashMap<>();
        tensors.forEach(
                t -> all.put(t.name(), scope.allocate(t.type(), t.shape().prepend(batch))));
        return new State(all);
    }
}
