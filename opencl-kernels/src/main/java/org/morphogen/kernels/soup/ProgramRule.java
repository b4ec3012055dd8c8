// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.soup;

import java.util.List;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.rule.Perceived;
import org.morphogen.api.rule.Perceives;
import org.morphogen.api.rule.Rows;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;

/** A language as a rule: in a step every pair of programs that meet is mutated, run as one tape, and cut apart again. */
public final class ProgramRule implements Rule {

    private final Language language;
    private final Interaction interaction;

    private ProgramRule(Language language, Interaction interaction) {
        this.language = language;
        this.interaction = interaction;
    }

    /** The rule of a language. A substrate that is no soup is reported to the context; such a rule cannot be stepped. */
    public static Rule create(Language language, Substrate substrate, Context context) {
        if (substrate instanceof Soup soup) {
            return new ProgramRule(language, new Interaction(language, soup, context.scope()));
        }
        context.problems()
                .error("", "a substrate without programs", "a substrate of programs", "Set substrate.type=soup");
        return new NoPrograms();
    }

    public Language language() {
        return language;
    }

    @Override
    public Perceives perceives() {
        return new Perceives(List.of(Soup.MEETING), Perceives.Order.CHANNEL_MAJOR);
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
        Tensor words = perceived.active().masks();
        if (words == null) {
            throw new IllegalArgumentException("The active set of a soup holds its meetings");
        }
        return interaction.run(tape.scope(), perceived.rows(), new Meetings(words), perceived.step());
    }

    /** Stands in where the substrate is no soup, so that further mistakes of an experiment are found. */
    private static final class NoPrograms implements Rule {

        @Override
        public Perceives perceives() {
            return new Perceives(List.of(Soup.MEETING), Perceives.Order.CHANNEL_MAJOR);
        }

        @Override
        public boolean differentiable() {
            return false;
        }

        @Override
        public Rows update(Tape tape, Perceived perceived, Parameters parameters) {
            throw new IllegalStateException("This rule needs a substrate of programs");
        }
    }
}
