// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Dynamics;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.dynamics.Trajectory;
import org.morphogen.api.rule.Parameters;

/** A neural rule on a grid, the whole step fused. */
final class FusedDynamics implements Dynamics {

    static final String NAME = "grid-neural";

    private static final String CELLS = "cells";
    private static final int GPU_LANES = 4;
    private static final int SLOTS = 16;

    private final Pair pair;
    private final Scope scope;
    private final Layout layout;
    private final Packing packing;
    private final Stepper stepper;
    private final Shelf rollouts;
    private final Shelf trajectories;

    FusedDynamics(Pair pair, Scope scope, Device device) {
        this(pair, scope, device, Stripes.Cutting.forCores(device.computeUnits()));
    }

    /**
     * @param device whose kind chooses the kernels; both kinds run on any device
     * @param cutting for kernels that take an image in stripes
     */
    FusedDynamics(Pair pair, Scope scope, Device device, Stripes.Cutting cutting) {
        this.pair = pair;
        this.scope = scope;
        int lanes = lanes(device);
        Programs programs = new Programs(scope, pair.constants(lanes));
        Program program = programs.get("neural_pack.cl");
        this.layout = Layout.of(program, scope);
        this.packing = new Packing(pair, layout, program);
        Tensor stencils =
                scope.allocate(ElementType.FLOAT32, Shape.of(pair.stencils().size(), 9));
        stencils.write(pair.stencils().flat());
        this.stepper = device.isCpu()
                ? new LaneStepper(pair, layout, programs, stencils, cutting)
                : new TileStepper(pair, layout, stencils, scope, device, lanes);
        this.rollouts = new Shelf(pair, layout, scope, 1);
        this.trajectories = new Shelf(pair, layout, scope, SLOTS);
    }

    private static int lanes(Device device) {
        if (!device.isCpu()) {
            return GPU_LANES;
        }
        return device.lanes() >= 16 ? 16 : 8;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean differentiable() {
        return true;
    }

    @Override
    public Rollout rollout(Parameters parameters, State start, Step first) {
        return new FusedRollout(this, parameters, start, first);
    }

    @Override
    public Trajectory trajectory(Parameters parameters, State start, Step first, int steps, int keepEvery) {
        return new FusedTrajectory(this, parameters, start, first, Segments.of(steps, keepEvery));
    }

    @Override
    public long trajectoryBytes(int batch, int steps, int keepEvery) {
        Segments segments = Segments.of(steps, keepEvery);
        long outside = 4L * batch * pair.height() * pair.width() * pair.channels();
        return States.bytes(pair, layout, batch, trajectories.rounded(segments.slots()))
                + States.bytes(pair, layout, batch, trajectories.rounded(segments.starts()))
                + stepper.gradientBytes(batch)
                + outside
                + 4L * layout.packedWeights();
    }

    Scope scope() {
        return scope;
    }

    Compute compute() {
        return scope.compute();
    }

    Packing packing() {
        return packing;
    }

    Stepper stepper() {
        return stepper;
    }

    /** States for rollouts. */
    Shelf rollouts() {
        return rollouts;
    }

    /** States for trajectories. */
    Shelf trajectories() {
        return trajectories;
    }

    /** Room for packed weights. */
    Tensor weights(Scope in) {
        return in.floats(layout.packedWeights());
    }

    /** A state as others know it, without contents. */
    State outside(Scope in, int batch) {
        return State.of(CELLS, in.floats(batch, pair.height(), pair.width(), pair.channels()));
    }

    @Override
    public void close() {
        rollouts.close();
        trajectories.close();
    }
}
