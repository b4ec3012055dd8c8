// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.analysis.orientation;

import java.util.List;
import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Checked;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Length;
import org.morphogen.api.config.Optional;
import org.morphogen.api.config.Problems;

/** Which directions, and when. */
@Doc(
        "Draws which way cells point, and counts the cells around which directions wind once, where all neighbours are alive. A substrate with angles has directions in its last channel; else they are the gradient of a channel, whose length and its minima are told as well.")
record OrientationFieldConfig(
        @Doc("Patterns that grow side by side; the first is drawn.") @Default("8") @Bounds(min = 1)
        int samples,

        @Doc(value = "When to look; rising.", unit = "steps") @Default("[100, 200]") @Length(min = 1) @Bounds(min = 0)
        List<Integer> times,

        @Doc("The channel of the angle, or whose gradient is the direction; the last if left out.")
        @Optional
        @Bounds(min = 0)
        Integer channel,

        @Doc("The channel that tells what is alive.") @Default("3") @Bounds(min = 0)
        int alpha,

        @Doc("Cells above it are alive.") @Default("0.1") double threshold)
        implements Checked {

    @Override
    public void check(Problems problems) {
        Times.check(times, problems);
    }
}
