// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.longtape;

import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;

/**
 * Forth on a long tape.
 *
 * @param steps of a run
 * @param mutateEvery steps between replaced bytes
 */
@Doc("A stack language with relative addresses on one long tape.")
record ForthLongConfig(
        @Doc("Most steps of a run.") @Default("1000") @Bounds(min = 1, max = 1 << 30)
        int steps,

        @Doc(
                "A byte of 00 to 23 hex is written over a random one each time a worker has taken so many steps; 0 for never.")
        @Default("400000")
        @Bounds(min = 0, max = 1e18)
        long mutateEvery) {}
