// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.reduce;

import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.kernels.launch.Programs;
import org.morphogen.kernels.launch.Teams;
import org.morphogen.kernels.launch.Variant;

/** Softmax over the fastest axis and its logarithm, recorded with their adjoints. No overflow for any finite input. */
public final class Softmax {

    private final Programs programs;
    private final Teams teams;

    public Softmax(Scope scope) {
        this(scope, Variant.of(scope.compute().device()));
    }

    Softmax(Scope scope, Variant variant) {
        this.programs = new Programs(scope, variant);
        this.teams = Teams.of(variant);
    }

    /** {@code exp(x) / sum of exp(x)} of each row, of the shape of {@code x}. */
    public Tensor apply(Tape tape, Tensor x) {
        return apply(tape, x, 0);
    }

    /** {@code x - log of sum of exp(x)} of each row, of the shape of {@code x}. */
    public Tensor log(Tape tape, Tensor x) {
        return apply(tape, x, 1);
    }

    private Tensor apply(Tape tape, Tensor x, int log) {
        long columns = x.shape().dim(-1);
        long rows = x.size() / columns;
        Tensor y = tape.scope().allocate(ElementType.FLOAT32, x.shape());
        kernel("softmax", log)
                .launch(
                        teams.range(programs, rows, columns),
                        Cost.of(6.0 * x.size(), 16.0 * x.size()),
                        x,
                        y,
                        rows,
                        columns);
        tape.record(y, List.of(x), () -> {
            Tape.Slot gx = tape.slot(x);
            kernel("softmax_adjoint", log)
                    .launch(
                            teams.range(programs, rows, columns),
                            Cost.of(6.0 * x.size(), 24.0 * x.size()),
                            y,
                            tape.gradient(y),
                            gx.tensor(),
                            rows,
                            columns,
                            gx.beta());
        });
        return y;
    }

    private Kernel kernel(String name, int log) {
        return programs.kernel("softmax", name, Map.of("LOG", log, "GROUP", teams.group()));
    }
}
