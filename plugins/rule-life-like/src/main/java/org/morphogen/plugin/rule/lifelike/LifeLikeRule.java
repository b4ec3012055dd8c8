// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.lifelike;

import java.util.List;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.rule.Perceived;
import org.morphogen.api.rule.Perceives;
import org.morphogen.api.rule.Rows;
import org.morphogen.api.rule.Rule;

/** Looks the next state up by the cell and its number of live neighbours; exact, without a gradient. */
final class LifeLikeRule implements Rule {

    private final BirthSurvival rule;
    private final Kernel next;

    LifeLikeRule(BirthSurvival rule, Scope scope) {
        this.rule = rule;
        this.next = scope.program(KernelSource.of(LifeLikeRule.class, "life_like_update.cl"))
                .kernel("life_like_update");
    }

    @Override
    public Perceives perceives() {
        return new Perceives(List.of("identity", "moore"), Perceives.Order.CHANNEL_MAJOR);
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
        Rows rows = perceived.rows();
        Tensor result = tape.scope().floats(rows.capacity(), 1);
        next.launch(
                Range.of(rows.capacity()),
                Cost.perRow(0, 12, rows.count()),
                rows.values(),
                rows.count(),
                result,
                rule.birth(),
                rule.survival());
        return rows.with(result);
    }
}
