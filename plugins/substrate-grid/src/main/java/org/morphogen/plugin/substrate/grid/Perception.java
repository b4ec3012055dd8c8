// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.grid;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.rule.Perceives;
import org.morphogen.api.rule.Rows;
import org.morphogen.api.substrate.ActiveSet;

/** One list of operators on a grid: what active sites sense, and the gradient of the cells that they sensed. */
final class Perception {

    private static final int NAMED_TAPS = 16;
    private static final int CPU_ROWS = 64;

    private final GridConfig grid;
    private final Sharing sharing;
    private final Stencils stencils;
    private final boolean channelMajor;
    private final int rows;
    private final Tensor weights;
    private final Program forward;
    private final Program adjoint;

    Perception(GridConfig grid, Scope scope, Device device, Perceives perceives) {
        this.grid = grid;
        this.sharing = Sharing.of(device, grid.channels());
        this.stencils = Stencils.of(perceives.operators());
        // With one channel or one output both orders are the same, and the plain one is the faster.
        this.channelMajor =
                perceives.order() == Perceives.Order.CHANNEL_MAJOR && grid.channels() > 1 && stencils.size() > 1;
        this.rows = sharing.items() == 1 ? CPU_ROWS : sharing.items() / sharing.split();
        this.weights = scope.floats(stencils.size(), 9);
        weights.write(stencils.flat());
        Map<String, Object> constants = constants();
        this.adjoint = scope.program(KernelSource.of(Perception.class, "grid_perceive_adjoint.cl"), constants);
        constants.put("CHANNEL_MAJOR", channelMajor ? 1 : 0);
        this.forward = scope.program(KernelSource.of(Perception.class, "grid_perceive.cl"), constants);
    }

    private Map<String, Object> constants() {
        Map<String, Object> constants = sharing.constants(grid);
        constants.put("ROWS", rows);
        constants.put("K", stencils.size());
        int symmetric = 0;
        for (int k = 0; k < Math.min(stencils.size(), NAMED_TAPS); k++) {
            constants.put("TAPS_" + k, stencils.taps(k));
            symmetric |= (stencils.symmetric(k) ? 1 : 0) << k;
        }
        constants.put("SYMMETRIC", symmetric);
        return constants;
    }

    Rows perceive(Tape tape, Tensor cells, ActiveSet active) {
        Tensor values = tape.scope().floats(active.capacity(), width());
        forward.kernel("grid_perceive")
                .launch(
                        sharing.groups(rowGroups(active)),
                        Cost.perRow(flops(), 4.0 * (grid.channels() + width()), active.count()),
                        cells,
                        active.sites(),
                        active.count(),
                        weights,
                        values,
                        grid.width(),
                        grid.height());
        tape.record(values, List.of(cells), () -> back(tape, cells, values, active));
        return new Rows(values, active.count());
    }

    private void back(Tape tape, Tensor cells, Tensor values, ActiveSet active) {
        if (!tape.wants(cells)) {
            return;
        }
        Tensor gradient = tape.gradient(values);
        if (channelMajor) {
            gradient = byOperator(tape.scope(), gradient, active);
        }
        Tape.Slot slot = tape.slot(cells);
        Tensor marks = Objects.requireNonNull(active.masks());
        adjoint.kernel("grid_perceive_adjoint")
                .launch(
                        sharing.groups((long) cells.shape().dim(0) * grid.height() * grid.rowWords()),
                        Cost.perRow(flops(), 4.0 * (grid.channels() * (1 + slot.beta()) + width()), active.count()),
                        gradient,
                        active.rowOf(),
                        marks,
                        weights,
                        slot.tensor(),
                        slot.beta(),
                        marks.size() > 1 ? 1 : 0,
                        grid.width(),
                        grid.height());
    }

    private Tensor byOperator(Scope in, Tensor gradient, ActiveSet active) {
        Tensor turned = in.floats(active.capacity(), width());
        adjoint.kernel("grid_rows_by_operator")
                .launch(
                        sharing.groups(rowGroups(active)),
                        Cost.perRow(0, 8.0 * width(), active.count()),
                        gradient,
                        active.count(),
                        turned);
        return turned;
    }

    private int width() {
        return stencils.size() * grid.channels();
    }

    private long rowGroups(ActiveSet active) {
        return (active.capacity() + rows - 1L) / rows;
    }

    private double flops() {
        int taps = 0;
        for (int k = 0; k < stencils.size(); k++) {
            taps += Integer.bitCount(stencils.taps(k));
        }
        return 2.0 * taps * grid.channels();
    }
}
