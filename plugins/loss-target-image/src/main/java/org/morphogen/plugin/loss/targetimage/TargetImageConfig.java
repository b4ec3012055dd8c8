// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.targetimage;

import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;

/** Which picture, how large. */
@Doc("Mean squared distance of channels 0 to 3 to a picture with premultiplied alpha, centred on the grid.")
record TargetImageConfig(
        @Doc(
                "A picture file (PNG, JPEG, GIF, BMP), relative to the experiment file, or a data set's, such as emoji:lizard.")
        String image,

        @Doc(value = "Longest side of the picture on the grid; the aspect is kept.", unit = "cells")
        @Default("40")
        @Bounds(min = 1, max = 65536)
        int size,

        @Doc("from-file, or opaque: take every pixel as fully opaque.") @Default("\"from-file\"")
        Alpha alpha) {

    /** Where alpha comes from. */
    enum Alpha {
        FROM_FILE,
        OPAQUE
    }
}
