// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.longtape;

import java.util.List;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.rule.Perceived;
import org.morphogen.api.rule.Perceives;
import org.morphogen.api.rule.Rows;
import org.morphogen.api.rule.Rule;
import org.morphogen.kernels.soup.LongTape;

/** What tests of tapes without a language need. */
final class LongTapeFixture {

    /** Leaves a tape as it is. */
    static final Rule NO_RULE = new Rule() {

        @Override
        public Perceives perceives() {
            return new Perceives(List.of(LongTape.TAPE), Perceives.Order.CHANNEL_MAJOR);
        }

        @Override
        public Rows update(Tape tape, Perceived perceived, Parameters parameters) {
            return perceived.rows();
        }
    };

    private LongTapeFixture() {}
}
