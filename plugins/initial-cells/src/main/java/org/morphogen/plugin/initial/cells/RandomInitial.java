// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.initial.cells;

import java.util.Map;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.initial.Initial;

/** Draws every value on the device; angles from the whole circle. */
final class RandomInitial implements Initial {

    /** Of 2^24, so that 0 is never and 1 is always. */
    private static final int PROBABILITY_BITS = 24;

    private final RandomConfig config;
    private final Kernel fill;
    private final Compute compute;
    private final AngleDraw angles;

    RandomInitial(RandomConfig config, GridShape shape, Scope scope) {
        this.angles = new AngleDraw(shape, Map.of(), scope);
        this.config = config;
        this.compute = scope.compute();
        this.fill = scope.program(KernelSource.of(RandomInitial.class, "cells_random.cl"))
                .kernel("cells_random");
    }

    @Override
    public void fill(State state, int first, int count, Step key) {
        state.tensors().values().stream().skip(1).forEach(compute::zero);
        Tensor cells = state.cells();
        long each = cells.shape().tail().size();
        fill.launch(
                Range.of((each + 1) / 2, count),
                Cost.of(0, 4.0 * each * count),
                cells,
                first,
                (int) each,
                (int) Math.round(config.density() * (1 << PROBABILITY_BITS)),
                (float) config.low(),
                (float) config.high(),
                key.index(),
                key.stream(),
                key.key());
        angles.draw(cells, first, count, key);
    }
}
