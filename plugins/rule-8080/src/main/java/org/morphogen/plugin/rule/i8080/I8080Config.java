// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.i8080;

import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;

/**
 * An 8080 on a long tape.
 *
 * @param cycles of a run
 * @param mutateEvery cycles between replaced bytes
 */
@Doc("The instruction set of the Intel 8080 on one long tape, which is its memory from a random place on.")
record I8080Config(
        @Doc("A run ends after the instruction that exceeds so many clock cycles.")
        @Default("1000")
        @Bounds(min = 1, max = 1 << 30)
        int cycles,

        @Doc("A random byte is replaced each time a worker has run so many clock cycles; 0 for never.")
        @Default("0")
        @Bounds(min = 0, max = 1e18)
        long mutateEvery) {}
