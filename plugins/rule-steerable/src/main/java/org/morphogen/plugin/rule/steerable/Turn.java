// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.steerable;

import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.rule.Rows;
import org.morphogen.plugin.rule.steerable.SteerableRuleConfig.Steering;

/** Turns the gradients of each row into the frame of its site, and puts the blocks into the network's order. */
final class Turn {

    private static final int CPU_ROWS = 64;
    private static final int GPU_GROUP = 256;
    private static final int GPU_SPLIT = 16;

    private final int sensed;
    private final int inputs;
    private final int items;
    private final int rows;
    private final Kernel forward;
    private final Kernel adjoint;

    Turn(SteerableRuleConfig config, int channels, Scope scope) {
        Device device = scope.compute().device();
        int blocks = config.laplacian() ? 4 : 3;
        this.sensed = blocks * channels;
        this.inputs = config.inputs(channels);
        this.items = device.isCpu() ? 1 : Math.min(GPU_GROUP, Integer.highestOneBit(device.maxGroupSize()));
        int split = Math.min(GPU_SPLIT, items);
        this.rows = device.isCpu() ? CPU_ROWS : items / split;
        Program program = scope.program(
                KernelSource.of(Turn.class, "steerable_turn.cl"),
                Map.of(
                        "CHANNELS",
                        channels,
                        "BY_ANGLE",
                        config.steering() == Steering.ANGLE ? 1 : 0,
                        "BLOCKS",
                        blocks,
                        "ROWS",
                        rows,
                        "ITEMS",
                        items,
                        "SPLIT",
                        split));
        this.forward = program.kernel("steerable_turn");
        this.adjoint = program.kernel("steerable_turn_adjoint");
    }

    Rows apply(Tape tape, Rows rows) {
        Tensor to = tape.scope().floats(rows.capacity(), inputs);
        forward.launch(
                range(rows),
                Cost.perRow(6.0 * inputs / 2, 4.0 * (sensed + inputs), rows.count()),
                rows.values(),
                rows.count(),
                to);
        tape.record(to, List.of(rows.values()), () -> back(tape, rows, to));
        return rows.with(to);
    }

    private void back(Tape tape, Rows rows, Tensor to) {
        Tape.Slot slot = tape.slot(rows.values());
        adjoint.launch(
                range(rows),
                Cost.perRow(10.0 * inputs / 2, 4.0 * (sensed * (2 + slot.beta()) + 2 * inputs), rows.count()),
                rows.values(),
                rows.count(),
                tape.gradient(to),
                slot.tensor(),
                slot.beta());
    }

    private Range range(Rows of) {
        return Range.of((of.capacity() + rows - 1L) / rows * items).by(items);
    }
}
