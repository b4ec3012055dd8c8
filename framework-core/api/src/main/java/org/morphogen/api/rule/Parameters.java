// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;

/**
 * A rule's named parameter tensors, or their gradients. Optimisers change the tensors in place.
 *
 * @param tensors in the order of the rule's {@link ParameterSpec}s
 */
public record Parameters(Map<String, Tensor> tensors) {

    public Parameters {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    /** Throws {@link IllegalArgumentException} if there is no parameter of this name. */
    public Tensor get(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("No parameter '" + name + "'; there are " + tensors.keySet());
        }
        return tensor;
    }

    /** Tensors of the same names, types and shapes with undefined contents. */
    public Parameters like(Scope scope) {
        Map<String, Tensor> others = new LinkedHashMap<>();
        tensors.forEach((name, t) -> others.put(name, scope.allocate(t.type(), t.shape())));
        return new Parameters(others);
    }

    public void zero(Compute compute) {
        tensors.values().forEach(compute::zero);
    }

    /** Number of scalars. */
    public long size() {
        return tensors.values().stream().mapToLong(Tensor::size).sum();
    }
}
