// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.regulariser;

import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Optional;

/** Which changes cost. */
@Doc("Mean over cells and channels of how far values move in a step, summed over all steps.")
record ChangeConfig(
        @Doc("Only the first so many channels count; all if left out.") @Optional @Bounds(min = 1) @Nullable
        Integer channels,

        @Doc("A channel that holds an angle in radians; none if left out.") @Optional @Bounds(min = 0) @Nullable
        Integer angleChannel,

        @Doc(
                "How the angle's difference is taken: raw, so that a wrap costs up to 2 pi; shortest, the shorter way round; off, not at all.")
        @Default("\"raw\"")
        DiffAngle diffAngle) {

    /** How the difference of two angles is taken. */
    enum DiffAngle {
        RAW,
        SHORTEST,
        OFF
    }
}
