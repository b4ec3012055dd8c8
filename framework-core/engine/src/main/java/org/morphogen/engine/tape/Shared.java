// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.tape;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;

/** What steps with the same parameters share. */
public final class Shared {

    private final Scope scope;
    private final Map<Object, Tensor> tensors = new HashMap<>();

    /** @param scope lives as long as those steps are taken and retraced */
    public Shared(Scope scope) {
        this.scope = scope;
    }

    Tensor get(Object key, Function<Scope, Tensor> make) {
        return tensors.computeIfAbsent(key, k -> make.apply(scope));
    }
}
