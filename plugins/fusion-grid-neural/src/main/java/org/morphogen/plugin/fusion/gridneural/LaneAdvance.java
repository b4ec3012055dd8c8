// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Step;

/** Changes one state in place, for devices with wide vector registers. */
final class LaneAdvance implements Advance {

    private static final int UPDATE = 1;
    private static final int MASK = 2;
    private static final int SAVE = 4;

    private final Pair pair;
    private final Kernel kernel;
    private final Tensor stencils;
    private final States states;
    private final Stripes stripes;
    private final Tensor kept;
    private final Cost cost;

    LaneAdvance(Pair pair, Layout layout, Kernel kernel, Tensor stencils, States states, Stripes stripes, Scope scope) {
        this.pair = pair;
        this.kernel = kernel;
        this.stencils = stencils;
        this.states = states;
        this.stripes = stripes;
        this.kept = scope.floats(states.batch(), stripes.count(), kept(pair, layout));
        this.cost = pair.cost(states.batch(), pair.forwardFlops(), 8.0 * layout.cell());
    }

    /** Floats of a stripe: two rows, and a ring of cells with their places. See {@code neural_rollout.cl}. */
    private static int kept(Pair pair, Layout layout) {
        int tiles = (2 * pair.width() + layout.tile() - 1) / layout.tile() + 2;
        return 2 * (pair.width() + 2) * layout.cell() + tiles * layout.tile() * (layout.cell() + 1);
    }

    @Override
    public void advance(Tensor weights, Step first, int steps) {
        if (stripes.count() == 1) {
            launch(weights, first, steps, UPDATE | MASK);
            return;
        }
        launch(weights, first, 1, SAVE);
        for (int s = 0; s < steps; s++) {
            launch(weights, first.plus(s), 1, UPDATE);
            launch(weights, first.plus(s), 1, MASK | SAVE);
        }
    }

    private void launch(Tensor weights, Step first, int steps, int phases) {
        kernel.launch(
                Range.of(stripes.count(), states.batch()).by(1, 1),
                (phases & UPDATE) == 0 ? Cost.UNTOLD : Cost.of(steps * cost.flops(), steps * cost.bytes()),
                states.cells(),
                states.alive(),
                states.live(),
                states.scratch(),
                kept,
                weights,
                stencils,
                pair.height(),
                pair.width(),
                stripes.rows(),
                first.index(),
                steps,
                phases,
                pair.activity().fire16(),
                first.stream(),
                first.key(),
                pair.stepSize(),
                pair.activity().alive().threshold());
    }

    @Override
    public int slot() {
        return 0;
    }
}
