// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Step;

/** Steps forward and backward with the kernels for one kind of device. All of it is queued, nothing waits. */
interface Stepper {

    /** Runs {@code steps} steps from slot {@code slot} on; slots follow each other and wrap around. */
    void forward(States states, Tensor weights, Step first, int slot, int steps);

    /** Memory for backward passes over these samples. */
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
