// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Step;

/** One work-item a stripe of an image, for devices with wide vector registers. */
final class LaneStepper implements Stepper {

    private static final int UPDATE = 1;
    private static final int SECOND = 2;

    private final Pair pair;
    private final Layout layout;
    private final Programs programs;
    private final Tensor stencils;
    private final Stripes.Cutting cutting;

    LaneStepper(Pair pair, Layout layout, Programs programs, Tensor stencils, Stripes.Cutting cutting) {
        this.pair = pair;
        this.layout = layout;
        this.programs = programs;
        this.stencils = stencils;
        this.cutting = cutting;
    }

    private Stripes stripes(int batch) {
        return cutting.cut(pair.height(), pair.width(), batch);
    }

    @Override
    public int rolloutSlots() {
        return 1;
    }

    @Override
    public Advance advance(Scope scope, States states) {
        Kernel kernel = programs.get("neural_rollout.cl").kernel("neural_rollout");
        return new LaneAdvance(pair, layout, kernel, stencils, states, stripes(states.batch()), cutting.cores(), scope);
    }

    @Override
    public void forward(States states, Tensor weights, Step first, int slot, int steps) {
        Stripes stripes = stripes(states.batch());
        if (stripes.count() == 1) {
            launch(states, weights, stripes, first, slot, steps, UPDATE | SECOND);
            return;
        }
        for (int s = 0; s < steps; s++) {
            int from = (slot + s) % states.slots();
            launch(states, weights, stripes, first.plus(s), from, 1, UPDATE);
            if (pair.needsSecondPhase()) {
                launch(states, weights, stripes, first.plus(s), from, 1, SECOND);
            }
        }
    }

    private void launch(States states, Tensor weights, Stripes stripes, Step first, int slot, int steps, int phases) {
        Kernel kernel = programs.get("neural_step.cl").kernel("neural_step");
        kernel.launch(
                range(stripes, states.batch()),
                (phases & UPDATE) != 0 ? cost(states.batch(), steps, pair.forwardFlops(), 2) : Cost.UNTOLD,
                states.cells(),
                states.alive(),
                states.live(),
                states.scratch(),
                weights,
                stencils,
                pair.height(),
                pair.width(),
                stripes.rows(),
                first.index(),
                steps,
                slot,
                states.slots(),
                phases,
                pair.activity().fire16(),
                first.stream(),
                first.key(),
                pair.stepSize(),
                pair.activity().alive().threshold());
    }

    @Override
    public Gradients gradients(Scope scope, int batch) {
        Stripes stripes = stripes(batch);
        return Gradients.allocate(scope, pair, layout, batch, stripes, batch * stripes.count());
    }

    @Override
    public long gradientBytes(int batch) {
        Stripes stripes = stripes(batch);
        return Gradients.bytes(pair, layout, batch, stripes, batch * stripes.count());
    }

    @Override
    public int backward(States states, Tensor weights, Gradients gradients, Step first, int slot, int steps, int side) {
        if (gradients.stripes().count() == 1) {
            int phases = pair.boundary() == Pair.Boundary.ZERO ? UPDATE : UPDATE | SECOND;
            launch(states, weights, gradients, first, slot, steps, side, phases);
        } else {
            for (int s = steps - 1; s >= 0; s--) {
                int from = (slot + s) % states.slots();
                int before = side ^ (steps - 1 - s) & 1;
                launch(states, weights, gradients, first.plus(s), from, 1, before, UPDATE);
                launch(states, weights, gradients, first.plus(s), from, 1, before, SECOND);
            }
        }
        return side ^ steps & 1;
    }

    private void launch(
            States states, Tensor weights, Gradients gradients, Step first, int slot, int steps, int side, int phases) {
        Kernel kernel = programs.get("neural_step_adjoint.cl").kernel("neural_step_adjoint");
        kernel.launch(
                range(gradients.stripes(), states.batch()),
                (phases & UPDATE) != 0 ? cost(states.batch(), steps, pair.backwardFlops(), 3) : Cost.UNTOLD,
                states.cells(),
                states.live(),
                weights,
                stencils,
                gradients.cells(),
                gradients.sums(),
                pair.height(),
                pair.width(),
                gradients.stripes().rows(),
                first.index(),
                steps,
                slot,
                states.slots(),
                side,
                phases,
                pair.activity().fire16(),
                first.stream(),
                first.key(),
                pair.stepSize());
    }

    private static Range range(Stripes stripes, int batch) {
        return Range.of(stripes.count(), batch).by(1, 1);
    }

    private Cost cost(int batch, int steps, double flops, int passes) {
        Cost one = pair.cost(batch, flops, 4.0 * passes * layout.cell());
        return Cost.of(steps * one.flops(), steps * one.bytes());
    }
}
