// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.longtape;

import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;

/**
 * BFF on a long tape.
 *
 * @param offset head 1 from head 0
 * @param quirk which bracket rules
 * @param steps of a run
 * @param mutateEvery steps between replaced bytes
 */
@Doc("BFF on one long tape: both heads start at a random place, one a little further than the other.")
record BffLongConfig(
        @Doc(value = "How far head 1 starts from head 0. 0 lets only trivial copiers arise.", unit = "bytes")
        @Default("12")
        @Bounds(min = 0, max = 1 << 28)
        int offset,

        @Doc(
                "Bracket rules: paper2 (the published program: a bracket without a partner always ends a run, and a jump skips "
                        + "one byte more) or none (those of the soup).")
        @Default("\"paper2\"")
        Quirk quirk,

        @Doc("Most steps of a run.") @Default("5000") @Bounds(min = 1, max = 1 << 30)
        int steps,

        @Doc("A command is written over a random byte each time a worker has taken so many steps; 0 for never.")
        @Default("10000")
        @Bounds(min = 0, max = 1e18)
        long mutateEvery) {

    /** Which bracket rules. */
    enum Quirk {
        NONE,
        PAPER2
    }
}
