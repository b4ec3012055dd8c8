// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.lifelike;

import org.morphogen.api.config.Choices;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;

/** A rule in the community's notation. */
@Doc("A two-state rule that counts its eight neighbours, in the notation of Golly.")
record LifeLikeConfig(
        @Doc("Counts at which a cell is born and survives: B3/S23, or the older 23/3 (survival first).")
        @Default("\"B3/S23\"")
        @Choices({"B3/S23", "B36/S23", "B3678/S34678", "B2/S", "B1357/S1357"})
        String rule) {}
