// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Step;

/** Steps forward and backward with the kernels for one kind of device. All of it is queued, nothing waits. */
interface Stepper {

    /** Slots of the states that {@link #advance} takes. */
    int rolloutSlots();

    /** Steps on from slot 0 of these states. */
    Advance advance(Scope scope, States states);

    /** Runs {@code steps} steps from slot {@code slot} on; every state stays in its slot. */
    void forward(States states, Tensor weights, Step first, int slot, int steps);

    /** Memory for a backward pass over these samples. */
    Gradients gradients(Scope scope, int batch);

    /** Device bytes of {@link #gradients}. */
    long gradientBytes(int batch);

    /**
     * Takes the gradient on one side back over the {@code steps} steps that began at {@code slot}.
     *
     * @param first the earliest of the steps
     * @return the side of the result
     */
    int backward(States states, Tensor weights, Gradients gradients, Step first, int slot, int steps, int side);
}
