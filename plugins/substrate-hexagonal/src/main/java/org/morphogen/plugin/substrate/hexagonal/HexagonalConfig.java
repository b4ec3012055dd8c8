// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.hexagonal;

import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Checked;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Problems;

/** A hexagonal lattice. */
@Doc("Sites on a hexagonal lattice, each with six neighbours; both directions close to a torus. Site (column i, row j)"
        + " lies at i (1, 0) + j (0.5, 0.866).")
record HexagonalConfig(
        @Doc(value = "Sites of a row.", unit = "cells") @Bounds(min = 3, max = 4096)
        int width,

        @Doc(value = "Rows; each is half a site to the right of the one above.", unit = "cells")
        @Bounds(min = 3, max = 4096)
        int height,

        @Doc("Numbers that a site holds.") @Default("16") @Bounds(min = 1, max = 1024)
        int channels,

        @Doc(value = "Size of a site in pictures.", unit = "pixels") @Default("6") @Bounds(min = 1, max = 64)
        int pixels)
        implements Checked {

    private static final long MOST_VALUES = 1L << 28;

    @Override
    public void check(Problems problems) {
        long values = (long) width * height * Math.max(channels, (long) pixels * pixels);
        if (values > MOST_VALUES) {
            problems.error(
                    "",
                    width + " x " + height + " sites of " + channels + " channels and " + pixels + " pixels",
                    "at most " + MOST_VALUES + " numbers or pixels in all",
                    "Make the lattice smaller");
        }
    }
}
