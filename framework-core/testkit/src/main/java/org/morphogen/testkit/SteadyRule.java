// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import java.util.List;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.rule.Perceived;
import org.morphogen.api.rule.Perceives;
import org.morphogen.api.rule.Rows;
import org.morphogen.api.rule.Rule;

/** Leaves every site as it is, on any substrate with the operator {@code identity}: for tests of all but the rule. */
public final class SteadyRule implements Rule {

    @Override
    public Perceives perceives() {
        return new Perceives(List.of("identity"), Perceives.Order.CHANNEL_MAJOR);
    }

    @Override
    public Output output() {
        return Output.REPLACES;
    }

    @Override
    public Rows update(Tape tape, Perceived perceived, Parameters parameters) {
        return perceived.rows();
    }
}
