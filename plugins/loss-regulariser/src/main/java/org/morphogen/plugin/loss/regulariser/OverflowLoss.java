// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.regulariser;

import java.util.List;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.loss.Invariant;
import org.morphogen.api.loss.Loss;
import org.morphogen.api.loss.Moment;

/** What lies beyond the limit, squared and summed, after every step. */
final class OverflowLoss implements Loss, Invariant {

    private final Cells cells;
    private final float limit;
    private final Tensor counted;
    private final Program program;

    OverflowLoss(OverflowConfig config, Cells cells, Scope scope) {
        this.cells = cells;
        this.limit = (float) config.limit();
        this.counted = scope.floats(cells.channels());
        counted.write(cells.first(config.channels()));
        this.program = scope.program(KernelSource.of(OverflowLoss.class, "overflow.cl"), cells.constants());
    }

    @Override
    public boolean mirrors() {
        return true;
    }

    @Override
    public boolean at(int step, int steps) {
        return step > 0;
    }

    @Override
    public Tensor evaluate(Tape tape, Moment moment) {
        Tensor x = moment.state().cells();
        int batch = moment.state().batch();
        Tensor parts = tape.scope().floats(batch, cells.parts());
        Tensor losses = tape.scope().floats(batch);
        program.kernel("overflow_parts")
                .launch(cells.range(batch), cost(batch, 4), x, counted, parts, limit, cells.sites());
        program.kernel("overflow_total").launch(Range.of(batch), parts, losses, cells.parts());
        tape.record(losses, List.of(x), () -> back(tape, x, losses, batch));
        return losses;
    }

    private void back(Tape tape, Tensor x, Tensor losses, int batch) {
        Tape.Slot slot = tape.slot(x);
        program.kernel("overflow_adjoint")
                .launch(
                        cells.range(batch),
                        cost(batch, 12),
                        x,
                        counted,
                        tape.gradient(losses),
                        slot.tensor(),
                        slot.beta(),
                        limit,
                        cells.sites());
    }

    private Cost cost(int batch, int bytes) {
        return Cost.of(4 * cells.values(batch), bytes * cells.values(batch));
    }
}
