// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.trainer.gradient;

import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.train.Session;
import org.morphogen.kernels.pointwise.Binary;
import org.morphogen.kernels.pointwise.Pointwise;

/**
 * The gradient that losses at one step sent to the state one step before. It waits here until back-propagation arrives
 * there.
 */
final class EarlierGradient {

    private final Session session;
    private final Compute compute;
    private final Pointwise pointwise;
    private final State waiting;
    private boolean pending;

    EarlierGradient(Session session, int batch, Scope scope) {
        this.session = session;
        this.compute = scope.compute();
        this.pointwise = new Pointwise(scope);
        this.waiting = session.substrate().state().allocate(scope, batch);
    }

    boolean pending() {
        return pending;
    }

    /** Room that is zero unless something waits already. */
    State open() {
        if (!pending) {
            waiting.tensors().values().forEach(compute::zero);
            pending = true;
        }
        return waiting;
    }

    /** Adds what waits to the gradient of the state that it is for. */
    void deliver(State gradient, Scope scope) {
        gradient.tensors().forEach((name, tensor) -> {
            if (tensor.type() == ElementType.FLOAT32) {
                Tensor sum = pointwise.apply(session.tape(scope, false), tensor, waiting.get(name), Binary.add());
                compute.copy(sum, tensor);
            }
        });
        pending = false;
    }
}
