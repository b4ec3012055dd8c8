// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.soup.census;

import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;

/** When to count, and how much to tell. */
@Doc("The most common programs of a soup, disassembled, and its most and least common bytes.")
record CensusConfig(
        @Doc("Count after epochs 1, 1 + every, 1 + 2 every and so on, and after the last.")
        @Default("256")
        @Bounds(min = 1)
        int every,

        @Doc("How many programs, and how many bytes at either end, are told.")
        @Default("16")
        @Bounds(min = 1, max = 256)
        int most) {}
