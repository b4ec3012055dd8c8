// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.regulariser;

import java.util.List;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.loss.Invariant;
import org.morphogen.api.loss.Loss;
import org.morphogen.api.loss.Moment;

/** How far values move in a step, after every step; 0 where no previous state is known. */
final class ChangeLoss implements Loss, Invariant {

    private static final float FULL_TURN = (float) (2 * Math.PI);

    private final Cells cells;
    private final Tensor counted;
    private final Tensor period;
    private final float scale;
    private final Program program;

    ChangeLoss(ChangeConfig config, Cells cells, Scope scope) {
        this.cells = cells;
        float[] counts = cells.first(config.channels());
        float[] periods = new float[cells.channels()];
        Integer angle = config.angleChannel();
        if (angle != null && angle < periods.length) {
            periods[angle] = config.diffAngle() == ChangeConfig.DiffAngle.SHORTEST ? FULL_TURN : 0;
            counts[angle] = config.diffAngle() == ChangeConfig.DiffAngle.OFF ? 0 : counts[angle];
        }
        float total = 0;
        for (float count : counts) {
            total += count;
        }
        this.scale = 1 / (Math.max(1, total) * cells.sites());
        this.counted = scope.floats(counts.length);
        counted.write(counts);
        this.period = scope.floats(periods.length);
        period.write(periods);
        this.program = scope.program(KernelSource.of(ChangeLoss.class, "change.cl"), cells.constants());
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
    public boolean readsPrevious() {
        return true;
    }

    @Override
    public Tensor evaluate(Tape tape, Moment moment) {
        int batch = moment.state().batch();
        State before = moment.previous();
        if (before == null) {
            return tape.scope().zeros(ElementType.FLOAT32, Shape.of(batch));
        }
        Tensor x = moment.state().cells();
        Tensor previous = before.cells();
        Tensor parts = tape.scope().floats(batch, cells.parts());
        Tensor losses = tape.scope().floats(batch);
        program.kernel("change_parts")
                .launch(cells.range(batch), cost(batch, 8), x, previous, counted, period, parts, cells.sites());
        program.kernel("change_total").launch(Range.of(batch), parts, losses, scale, cells.parts());
        tape.record(losses, List.of(x, previous), () -> back(tape, x, previous, losses, batch));
        return losses;
    }

    private void back(Tape tape, Tensor x, Tensor previous, Tensor losses, int batch) {
        Tensor upstream = tape.gradient(losses);
        boolean wantsNow = tape.wants(x);
        boolean wantsEarlier = tape.wants(previous);
        // A slot that nobody wants is not written: the upstream gradient stands in for its pointer.
        Tape.Slot now = wantsNow ? tape.slot(x) : new Tape.Slot(upstream, 0);
        Tape.Slot earlier = wantsEarlier ? tape.slot(previous) : new Tape.Slot(upstream, 0);
        program.kernel("change_adjoint")
                .launch(
                        cells.range(batch),
                        cost(batch, 24),
                        x,
                        previous,
                        counted,
                        period,
                        upstream,
                        now.tensor(),
                        earlier.tensor(),
                        (wantsNow ? 1 : 0) + (wantsEarlier ? 2 : 0),
                        now.beta(),
                        earlier.beta(),
                        scale,
                        cells.sites());
    }

    private Cost cost(int batch, int bytes) {
        return Cost.of(3 * cells.values(batch), bytes * cells.values(batch));
    }
}
