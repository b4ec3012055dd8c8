// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Step;

/** Changes one state in place, for devices with wide vector registers. */
final class LaneAdvance implements Advance {

    /**
     * Steps times sites, about a tenth of a second. A worker that left because others used its core is back with the next
     * launch; but threads that are woken for a launch may first find themselves on the same core.
     */
    private static final long SITES_A_LAUNCH = 1L << 23;

    private final Pair pair;
    private final Kernel kernel;
    private final Tensor stencils;
    private final States states;
    private final Stripes stripes;
    private final int workers;
    private final int stepsALaunch;
    private final Tensor kept;
    private final Tensor progress;
    private final Cost cost;
    private final Scope scope;

    /** @param cores that may work on an image at once */
    LaneAdvance(
            Pair pair,
            Layout layout,
            Kernel kernel,
            Tensor stencils,
            States states,
            Stripes stripes,
            int cores,
            Scope scope) {
        this.pair = pair;
        this.kernel = kernel;
        this.stencils = stencils;
        this.states = states;
        this.scope = scope;
        this.stripes = stripes;
        this.workers = Math.min(cores, stripes.count());
        long sites = (long) states.batch() * pair.height() * pair.width();
        this.stepsALaunch = (int) Math.max(1, SITES_A_LAUNCH / sites);
        this.kept = scope.floats(states.batch(), stripes.count(), kept(pair, layout));
        this.progress = scope.zeros(ElementType.INT32, Shape.of(states.batch(), 1 + stripes.count()));
        this.cost = pair.cost(states.batch(), pair.forwardFlops(), 8.0 * layout.cell());
    }

    /** Floats of a stripe: two rows, and a ring of cells with their places. See {@code neural_rollout.cl}. */
    private static int kept(Pair pair, Layout layout) {
        int tiles = (2 * pair.width() + layout.tile() - 1) / layout.tile() + 2;
        return 2 * (pair.width() + 2) * layout.cell() + tiles * layout.tile() * (layout.cell() + 1);
    }

    @Override
    public void advance(Tensor weights, Step first, int steps) {
        for (int done = 0; done < steps; done += stepsALaunch) {
            launch(weights, first.plus(done), Math.min(stepsALaunch, steps - done));
        }
    }

    private void launch(Tensor weights, Step first, int steps) {
        scope.compute().zero(progress);
        kernel.launch(
                Range.of(workers, states.batch()).by(1, 1),
                Cost.of(steps * cost.flops(), steps * cost.bytes()),
                states.cells(),
                states.alive(),
                states.live(),
                states.scratch(),
                kept,
                progress,
                weights,
                stencils,
                pair.height(),
                pair.width(),
                stripes.rows(),
                first.index(),
                steps,
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
