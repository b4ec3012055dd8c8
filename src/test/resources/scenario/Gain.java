// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.neural;

import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.rule.Rows;

/** A kernel of the rule's own, for a test to edit: every update times a number. */
final class Gain {

    private final int width;
    private final Kernel forward;
    private final Kernel adjoint;

    Gain(Scope scope, int width) {
        this.width = width;
        Program program = scope.program(KernelSource.of(Gain.class, "neural_gain.cl"), Map.of("WIDTH", width));
        this.forward = program.kernel("neural_gain");
        this.adjoint = program.kernel("neural_gain_adjoint");
    }

    Rows apply(Tape tape, Rows update) {
        Tensor y = tape.scope().floats(update.capacity(), width);
        forward.launch(range(update), update.values(), update.count(), y);
        tape.record(y, List.of(update.values()), () -> {
            Tape.Slot slot = tape.slot(update.values());
            adjoint.launch(range(update), update.count(), tape.gradient(y), slot.tensor(), slot.beta());
        });
        return update.with(y);
    }

    private Range range(Rows update) {
        return Range.of((long) update.capacity() * width);
    }
}
