// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.population;

import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;

/** What counts as live. */
@Doc(
        "How many sites hold a value above a threshold: the population of Life, the living cells of a growing pattern. It has no gradient.")
record PopulationConfig(
        @Doc("The channel that is compared.") @Default("0") @Bounds(min = 0)
        int channel,

        @Doc("Sites above this value count.") @Default("0.5")
        double threshold) {}
