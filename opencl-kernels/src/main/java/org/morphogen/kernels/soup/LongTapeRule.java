// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.soup;

import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.rule.Perceived;
import org.morphogen.api.rule.Perceives;
import org.morphogen.api.rule.Rows;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;

/** A language of long tapes as a rule: in a step every worker starts runs at random places of its window. */
public final class LongTapeRule implements Rule {

    private final LongTape substrate;
    private final Kernel runs;
    private final long mutateEvery;

    private LongTapeRule(LongTape substrate, Kernel runs, long mutateEvery) {
        this.substrate = substrate;
        this.runs = runs;
        this.mutateEvery = mutateEvery;
    }

    /**
     * The rule of a language. A substrate that is no long tape is reported to the context.
     *
     * @param source the {@code .cl} file that defines {@code long_run} and {@code long_mutation} and includes
     *     {@code common/long_tape_runs.clh}
     * @param constants its build constants
     * @param mutateEvery a worker replaces a byte each time it has done so much work; 0 for never
     */
    public static Rule create(
            KernelSource source,
            Map<String, Integer> constants,
            long mutateEvery,
            Substrate substrate,
            Context context) {
        Scope scope = context.scope();
        if (substrate instanceof LongTape tape) {
            return new LongTapeRule(tape, scope.program(source, constants).kernel("long_tape_runs"), mutateEvery);
        }
        context.problems().error("", "a substrate without a long tape", "a long tape", "Set substrate.type=long-tape");
        return new NoTape();
    }

    @Override
    public Perceives perceives() {
        return new Perceives(List.of(LongTape.TAPE), Perceives.Order.CHANNEL_MAJOR);
    }

    @Override
    public Output output() {
        return Output.REPLACES;
    }

    @Override
    public boolean differentiable() {
        return false;
    }

    @Override
    public Rows update(Tape tape, Perceived perceived, Parameters parameters) {
        Tensor work = perceived.active().masks();
        if (work == null) {
            throw new IllegalArgumentException("The active set of a long tape holds its work");
        }
        Rows rows = perceived.rows();
        Tensor after = tape.scope().allocate(rows.values().type(), rows.values().shape());
        tape.scope().compute().copy(rows.values(), after);
        runs.launch(
                Range.of(substrate.workers(), rows.capacity()).by(1, 1),
                after,
                work,
                substrate.length(),
                substrate.window(),
                substrate.runs(),
                mutateEvery,
                perceived.step().key(),
                perceived.step().index());
        return rows.with(after);
    }

    /** Stands in where the substrate is no long tape, so that further mistakes of an experiment are found. */
    private static final class NoTape implements Rule {

        @Override
        public Perceives perceives() {
            return new Perceives(List.of(LongTape.TAPE), Perceives.Order.CHANNEL_MAJOR);
        }

        @Override
        public boolean differentiable() {
            return false;
        }

        @Override
        public Rows update(Tape tape, Perceived perceived, Parameters parameters) {
            throw new IllegalStateException("This rule needs a long tape");
        }
    }
}
