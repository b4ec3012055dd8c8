// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.reduce;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.kernels.launch.Programs;
import org.morphogen.kernels.launch.Teams;
import org.morphogen.kernels.launch.Variant;

/** Cross-entropy of rows of logits, in nats, recorded with its adjoint with respect to the logits. */
public final class CrossEntropy {

    private final Programs programs;
    private final Teams teams;

    public CrossEntropy(Scope scope) {
        this(scope, Variant.of(scope.compute().device()));
    }

    CrossEntropy(Scope scope, Variant variant) {
        this.programs = new Programs(scope, variant);
        this.teams = Teams.of(variant);
    }

    /**
     * Against classes.
     *
     * @param logits FLOAT32 {@code [...][C]}, at least two axes
     * @param labels INT32, one for each row, in 0..C-1
     * @return FLOAT32 {@code [...]}
     */
    public Tensor ofClasses(Tape tape, Tensor logits, Tensor labels) {
        return apply(tape, logits, null, labels, rows(logits, labels.size(), "labels"));
    }

    /**
     * Against distributions, which need not sum to 1 and get no gradient.
     *
     * @param logits FLOAT32 {@code [...][C]}, at least two axes
     * @param targets FLOAT32 of the same shape, not negative
     * @return FLOAT32 {@code [...]}
     */
    public Tensor ofDistributions(Tape tape, Tensor logits, Tensor targets) {
        return apply(
                tape,
                logits,
                targets,
                null,
                rows(logits, targets.size() / logits.shape().dim(-1), "targets"));
    }

    private static Shape rows(Tensor logits, long given, String what) {
        Shape rows = Over.LAST_AXIS.of(logits.shape()).result();
        if (rows.size() != given) {
            throw new IllegalArgumentException("Cross-entropy of logits " + logits.shape() + " needs " + what + " for "
                    + rows.size() + " rows, not for " + given);
        }
        return rows;
    }

    private Tensor apply(Tape tape, Tensor x, @Nullable Tensor targets, @Nullable Tensor labels, Shape shape) {
        long columns = x.shape().dim(-1);
        long rows = shape.size();
        Tensor loss = tape.scope().allocate(ElementType.FLOAT32, shape);
        Tensor lse = tape.scope().allocate(ElementType.FLOAT32, shape);
        Tensor mass = tape.scope().allocate(ElementType.FLOAT32, shape);
        kernel("cross_entropy", targets)
                .launch(
                        teams.range(programs, rows, columns),
                        Cost.of(6.0 * x.size(), 12.0 * x.size()),
                        x,
                        programs.orUnread(targets, ElementType.FLOAT32),
                        programs.orUnread(labels, ElementType.INT32),
                        loss,
                        lse,
                        mass,
                        rows,
                        columns);
        tape.record(loss, List.of(x), () -> {
            Tape.Slot gx = tape.slot(x);
            kernel("cross_entropy_adjoint", targets)
                    .launch(
                            teams.range(programs, rows, columns),
                            Cost.of(6.0 * x.size(), 16.0 * x.size()),
                            x,
                            programs.orUnread(targets, ElementType.FLOAT32),
                            programs.orUnread(labels, ElementType.INT32),
                            lse,
                            mass,
                            tape.gradient(loss),
                            gx.tensor(),
                            rows,
                            columns,
                            gx.beta());
        });
        return loss;
    }

    private Kernel kernel(String name, @Nullable Tensor targets) {
        return programs.kernel("cross_entropy", name, Map.of("SOFT", targets == null ? 0 : 1, "GROUP", teams.group()));
    }
}
