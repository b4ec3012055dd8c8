// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.initial.cells;

import java.util.List;
import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;

/** Several seed cells of different colours: they tell a rule without a direction where up is, and left. */
@Doc("Seed cells of different colours, on a circle about the middle or in a list. Three that do not lie on one line fix"
        + " rotation and reflection. On substrates that are no square grid a row and a column are a place in the plane,"
        + " and the nearest site is taken.")
record StructuredSeedsConfig(
        @Doc("How many points lie on the circle, the first straight below the middle, in the hues' order.")
        @Default("3")
        @Bounds(min = 1, max = 4096)
        int count,

        @Doc(value = "Radius of the circle; rows and columns are cut to whole cells.", unit = "cells")
        @Default("4")
        @Bounds(min = 0)
        double radius,

        @Doc("Points of your own: {\"row\": 40, \"column\": 36, \"rgb\": [1, 0, 0]}; they take the circle's place.")
        @Default("[]")
        List<SeedPoint> points,

        @Doc("First channel that holds 1 in seed cells; the first three hold the colour.")
        @Default("3")
        @Bounds(min = 0)
        int fromChannel) {}
