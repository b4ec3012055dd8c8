// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.soup.tokens;

import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;

/** When to count, and when to look back. */
@Doc(
        "Tracer tokens of a soup (substrate.tokens=true): how many are left, which are most common, and where the bytes of the first replicator were drawn.")
record TokensConfig(
        @Doc("Count after epochs 1, 1 + every, 1 + 2 every and so on, and after the last.")
        @Default("64")
        @Bounds(min = 1)
        int every,

        @Doc("How many of the most common tokens are told.") @Default("16") @Bounds(min = 1, max = 256)
        int most,

        @Doc("Copies of the most common token, as a share of the number of programs, from which it is a takeover.")
        @Default("0.1")
        @Bounds(min = 0, max = 1)
        double takeover) {}
