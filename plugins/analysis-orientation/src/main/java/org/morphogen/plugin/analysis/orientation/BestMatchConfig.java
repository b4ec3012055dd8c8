// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.analysis.orientation;

import java.util.List;
import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Checked;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Length;
import org.morphogen.api.config.Problems;

/** How many patterns, and when. */
@Doc(
        "Grows patterns and tells which way each lies, by the turn under which it is closest to the target of a loss that finds one (rotation-invariant): loss, share of mirrored ones, resultant length of the angles, and drift in degrees per 1,000 steps.")
record BestMatchConfig(
        @Doc("Patterns that grow side by side.") @Default("16") @Bounds(min = 1)
        int samples,

        @Doc(value = "When to look; rising.", unit = "steps")
        @Default("[100, 200, 300, 400]")
        @Length(min = 1)
        @Bounds(min = 0)
        List<Integer> times)
        implements Checked {

    @Override
    public void check(Problems problems) {
        Times.check(times, problems);
    }
}
