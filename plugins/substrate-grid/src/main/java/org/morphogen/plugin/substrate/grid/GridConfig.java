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
 * @param angles how many of the last channels are angles, at most {@code channels}
 * @param damageAngle what a hole does to angles
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
        Boundary boundary,

        @Doc(
                value =
                        "How many of the last channels are angles: no alive mask clears them, and updates wrap them into [0, 2 pi).",
                unit = "channels")
        @Default("0")
        @Bounds(min = 0, max = 1024)
        int angles,

        @Doc("What a hole does to angles: zero (one common direction), keep, or random.") @Default("\"zero\"")
        DamageAngle damageAngle)
        implements Checked {

    private static final long MOST_VALUES = 1L << 30;

    /** A grid without angles. */
    public GridConfig(int width, int height, int channels, Boundary boundary) {
        this(width, height, channels, boundary, 0, DamageAngle.ZERO);
    }

    /** What a hole does to angles. */
    public enum DamageAngle {
        /** All become 0, as other channels do. */
        ZERO,
        /** They stay. */
        KEEP,
        /** Each is drawn anew, uniform in [0, 2 pi). */
        RANDOM
    }

    @Override
    public void check(Problems problems) {
        if (angles > channels) {
            problems.error("/angles", String.valueOf(angles), "0 to " + channels + ", the channels", "");
        }
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
