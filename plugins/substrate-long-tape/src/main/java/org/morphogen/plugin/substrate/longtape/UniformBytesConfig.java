// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.longtape;

import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Checked;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Optional;
import org.morphogen.api.config.Problems;

/**
 * Bytes to start from.
 *
 * @param from the least byte
 * @param to the greatest byte
 * @param hex a program in hexadecimal, written over the start of the tape, or null
 */
@Doc("Bytes drawn uniformly between two values, the first ones perhaps given.")
public record UniformBytesConfig(
        @Doc("The least byte.") @Default("0") @Bounds(min = 0, max = 255)
        int from,

        @Doc("The greatest byte.") @Default("255") @Bounds(min = 0, max = 255)
        int to,

        @Doc("A program in hexadecimal, written over the start of the tape.") @Optional @Nullable
        String hex)
        implements Checked {

    @Override
    public void check(Problems problems) {
        if (to < from) {
            problems.error("/to", String.valueOf(to), "at least " + from, "");
        }
    }
}
