// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.isotropic;

import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.rule.Rows;

/**
 * Turns rows of four blocks of C values (the site, its laplacian, both gradients) into three: the gradients' length,
 * sqrt(gx^2 + gy^2 + 1e-8), takes their place.
 */
final class GradientLength {

    /** Rows that one work-item of a CPU takes; on a GPU it takes one value. */
    private static final int CPU_ROWS = 64;

    private static final int GPU_GROUP = 64;

    private final int channels;
    private final boolean cpu;
    private final Kernel forward;
    private final Kernel adjoint;

    GradientLength(Scope scope, int channels) {
        this.channels = channels;
        this.cpu = scope.compute().device().isCpu();
        Program program = scope.program(
                KernelSource.of(GradientLength.class, "isotropic_gradient_length.cl"),
                Map.of("CHANNELS", channels, "SPAN", cpu ? CPU_ROWS * channels : 1));
        this.forward = program.kernel("isotropic_gradient_length");
        this.adjoint = program.kernel("isotropic_gradient_length_adjoint");
    }

    Rows apply(Tape tape, Rows sensed) {
        Tensor to = tape.scope().floats(sensed.capacity(), 3 * channels);
        forward.launch(range(sensed), cost(sensed, 28), sensed.values(), sensed.count(), to);
        tape.record(to, List.of(sensed.values()), () -> back(tape, sensed, to));
        return sensed.with(to);
    }

    private void back(Tape tape, Rows sensed, Tensor to) {
        Tape.Slot slot = tape.slot(sensed.values());
        adjoint.launch(
                range(sensed),
                cost(sensed, 40),
                sensed.values(),
                sensed.count(),
                to,
                tape.gradient(to),
                slot.tensor(),
                slot.beta());
    }

    private Cost cost(Rows sensed, int bytes) {
        return Cost.perRow(5.0 * channels, (double) bytes * channels, sensed.count());
    }

    private Range range(Rows sensed) {
        long rows = sensed.capacity();
        return cpu
                ? Range.stripes((rows + CPU_ROWS - 1) / CPU_ROWS)
                : Range.of(rows * channels).by(GPU_GROUP);
    }
}
