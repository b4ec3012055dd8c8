// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.initial.cells;

import java.util.Map;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.initial.Initial;
import org.morphogen.api.initial.Oriented;

/** The same cells every time, kept on the device and copied; only angles are drawn anew for each sample. */
final class FixedInitial implements Initial, Oriented {

    private final Tensor cells;
    private final Compute compute;
    private final AngleDraw angles;
    private final Orientation orientation;

    /** Cells that fix a pattern's whole orientation. */
    FixedInitial(GridShape shape, float[] values, Scope scope) {
        this(shape, values, Map.of(), Orientation.FULL, scope);
    }

    /** @param given angles that are not drawn: of a site, {@code row * width + column}, all angles of which it is */
    FixedInitial(GridShape shape, float[] values, Map<Integer, Double> given, Orientation orientation, Scope scope) {
        this.orientation = orientation;
        this.angles = new AngleDraw(shape, given, scope);
        this.compute = scope.compute();
        this.cells = scope.floats(shape.height(), shape.width(), shape.channels());
        cells.write(values);
    }

    @Override
    public Orientation orientation() {
        return orientation;
    }

    @Override
    public void fill(State state, int first, int count, Step key) {
        state.tensors().values().stream().skip(1).forEach(compute::zero);
        for (int sample = first; sample < first + count; sample++) {
            compute.copy(cells, 0, state.cells(), sample * cells.size(), cells.size());
        }
        angles.draw(state.cells(), first, count, key);
    }
}
