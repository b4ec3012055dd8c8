// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.initial.cells;

import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Checked;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Problems;

/** Random cells. */
@Doc(
        "Each value of each cell is drawn by itself: with probability density it is uniform in [low, high], else 0. With low = high = 1 it is a soup of Life.")
record RandomConfig(
        @Doc("Probability that a value is not zero.") @Default("1") @Bounds(min = 0, max = 1)
        double density,

        @Doc("Least value.") @Default("0") double low,
        @Doc("Largest value.") @Default("1") double high)
        implements Checked {

    @Override
    public void check(Problems problems) {
        if (high < low) {
            problems.error("/high", String.valueOf(high), "at least low, " + low, "");
        }
    }
}
