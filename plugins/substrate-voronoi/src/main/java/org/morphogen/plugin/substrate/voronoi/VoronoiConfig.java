// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.voronoi;

import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Checked;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Problems;

/** Irregular cells. */
@Doc("Irregular cells that fill a torus: the Voronoi cells of random points, one for each unit of area.")
record VoronoiConfig(
        @Doc(value = "Extent to the right.", unit = "cells") @Bounds(min = 8, max = 512)
        int width,

        @Doc(value = "Extent downwards.", unit = "cells") @Bounds(min = 8, max = 512)
        int height,

        @Doc("Numbers that a site holds.") @Default("16") @Bounds(min = 1, max = 1024)
        int channels,

        @Doc("Seed of the points: another one gives other cells.") @Default("0")
        long layout,

        @Doc("How often every point moves to the middle of its cell (Lloyd's relaxation): more makes cells more alike.")
        @Default("3")
        @Bounds(min = 0, max = 100)
        int relaxation,

        @Doc(value = "Size of a unit in pictures.", unit = "pixels") @Default("8") @Bounds(min = 1, max = 64)
        int pixels)
        implements Checked {

    private static final long MOST_VALUES = 1L << 28;

    @Override
    public void check(Problems problems) {
        long values = (long) width * height * Math.max(channels, (long) pixels * pixels);
        if (values > MOST_VALUES) {
            problems.error(
                    "",
                    width + " x " + height + " cells of " + channels + " channels and " + pixels + " pixels",
                    "at most " + MOST_VALUES + " numbers or pixels in all",
                    "Make it smaller");
        }
    }
}
