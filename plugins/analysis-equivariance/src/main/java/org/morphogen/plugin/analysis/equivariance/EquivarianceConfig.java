// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.analysis.equivariance;

import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;

/** How long to step. */
@Doc(
        "Steps a start state, and its images under all turns and reflections about the middle cell under the images of the same fire masks, and tells how far the ends are from images of each other, as a part of the largest value.")
record EquivarianceConfig(
        @Doc(value = "Steps before the states are compared.", unit = "steps") @Default("32") @Bounds(min = 1)
        int steps,

        @Doc(value = "Steps that the start state grows for first.", unit = "steps") @Default("0") @Bounds(min = 0)
        int after) {}
