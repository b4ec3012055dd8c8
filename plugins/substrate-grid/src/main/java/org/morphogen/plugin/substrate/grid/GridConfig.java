// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.grid;

import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Checked;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Problems;

/**
 * A rectangle of sites.
 *
 * @param width columns
 * @param height rows
 * @param channels floats of a site
 * @param boundary what neighbours beyond the border are
 */
@Doc("A rectangle of sites, each with a list of numbers and eight neighbours.")
public record GridConfig(
        @Doc(value = "Number of columns.", unit = "cells") @Bounds(min = 1, max = 65536)
        int width,

        @Doc(value = "Number of rows.", unit = "cells") @Bounds(min = 1, max = 65536)
        int height,

        @Doc("Numbers that a site holds.") @Default("16") @Bounds(min = 1, max = 1024)
        int channels,

        @Doc("What lies beyond the border: zeros, the opposite border, or a mirror image about the border sites.")
        @Default("\"zero\"")
        Boundary boundary)
        implements Checked {

    private static final long MOST_VALUES = 1L << 30;

    @Override
    public void check(Problems problems) {
        long values = (long) width * height * channels;
        if (values > MOST_VALUES) {
            problems.error(
                    "",
                    width + " x " + height + " sites of " + channels + " channels",
                    "at most " + MOST_VALUES + " numbers in all",
                    "Make the grid smaller.");
        }
    }

    /** Sites of one sample. */
    int sites() {
        return width * height;
    }

    /** 64-bit words that hold one bit for each site of a row. */
    int rowWords() {
        return (width + 63) / 64;
    }
}
