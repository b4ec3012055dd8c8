// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.regulariser;

import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Optional;

/** Where values begin to overflow. */
@Doc("Sum over cells and channels of the squares of what lies beyond +-limit, after every step. The trainer takes the"
        + " mean over the batch; where a paper sums, the weight is the batch.")
record OverflowConfig(
        @Doc("Largest magnitude that costs nothing.") @Default("2") @Bounds(min = 0)
        double limit,

        @Doc("Only the first so many channels count; all if left out.") @Optional @Bounds(min = 1) @Nullable
        Integer channels) {}
