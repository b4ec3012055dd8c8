// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.device;

import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Trajectory;

/** The gradient of the mean squared distance of a trajectory's last state to a picture. */
public final class PictureDistance {

    private final Kernel kernel;
    private final Tensor target;

    /** @param target {@code [height][width][4]} */
    public PictureDistance(Scope scope, float[] target) {
        this.kernel = scope.program(KernelSource.of(PictureDistance.class, "picture_adjoint.cl"))
                .kernel("picture_adjoint");
        this.target = scope.floats(target.length / 4, 4);
        this.target.write(target);
    }

    /** @param end receives the last state */
    public Trajectory.GradientSource of(Trajectory trajectory, State end) {
        return new Trajectory.GradientSource() {
            @Override
            public boolean at(int t) {
                return t == trajectory.steps();
            }

            @Override
            public void add(int t, State gradient) {
                trajectory.read(t, end);
                launch(end.cells(), gradient.cells());
            }
        };
    }

    private void launch(Tensor cells, Tensor gradient) {
        Shape shape = cells.shape();
        int sites = target.shape().dim(0);
        float scale = 2f / (shape.dim(0) * 4f * sites);
        kernel.launch(Range.of(sites, shape.dim(0)), cells, target, gradient, shape.dim(-1), scale);
    }
}
