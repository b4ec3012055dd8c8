// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.rotationinvariant;

import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Checked;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Optional;
import org.morphogen.api.config.Problems;

/** Which picture, and what counts as the same picture. */
@Doc(
        "Squared distance of a state to a picture under the best of all turns about the middle of the grid, and of all turns of the mirror image. Both are sharpened and sampled on circles; the distance is the mean over channels and radii and the sum over angles.")
record RotationInvariantConfig(
        @Doc(
                "A picture file (PNG, JPEG, GIF, BMP), relative to the experiment file, or a data set's, such as emoji:lizard.")
        String image,

        @Doc(value = "Longest side of the picture on the grid; the aspect is kept.", unit = "cells")
        @Default("48")
        @Bounds(min = 1, max = 65536)
        int size,

        @Doc("from-file, or opaque: take every pixel as fully opaque.") @Default("\"from-file\"")
        Alpha alpha,

        @Doc(
                "Further channels of the target, from state channel 4 on, that tell apart turns that look alike: noaux (none), binary (1: upper and lower half), minimal (2: and rings), extended (5: and left and right half, more rings).")
        @Default("\"binary\"")
        Auxiliary auxiliary,

        @Doc(
                "Whether a mirrored picture counts as well: true for rules that cannot tell left from right, false for steerable ones.")
        @Default("true")
        boolean mirror,

        @Doc("States that count: first-and-last is the mean over the states after the first and the last step.")
        @Default("\"first-and-last\"")
        Counted counted,

        @Doc("How much of the difference to a blurred copy is added to picture and state first; 0 for none.")
        @Default("2")
        @Bounds(min = 0)
        double unsharp,

        @Doc("Number of angles of equal polarAngles; the nearest to pi times the width if left out.")
        @Optional
        @Bounds(min = 8)
        Integer angles,

        @Doc(
                "equal, or official: steps of 2/width radians, of which the last ends a little before the circle does, as in the published code.")
        @Default("\"equal\"")
        PolarAngles polarAngles,

        @Doc("bilinear from 4 cells or bicubic from 16; cells outside the grid are zero.") @Default("\"bilinear\"")
        PolarSampling polarSampling,

        @Doc(
                "direct, fft, or auto: the faster one at this number of angles. They agree to rounding; where two turns match equally well they may choose differently.")
        @Default("\"auto\"")
        Correlation correlation)
        implements Checked {

    @Override
    public void check(Problems problems) {
        if (angles != null && polarAngles == PolarAngles.OFFICIAL) {
            problems.error(
                    "/angles",
                    String.valueOf(angles),
                    "no number beside \"polarAngles\": \"official\", which has its own",
                    "Remove one of the two");
        }
    }

    /** Sets of turns that are compared: those of the target, and those of its mirror image. */
    int sets() {
        return mirror ? 2 : 1;
    }

    /** Where alpha comes from. */
    enum Alpha {
        FROM_FILE,
        OPAQUE
    }

    /** Which states of a rollout count. */
    enum Counted {
        FIRST_AND_LAST,
        LAST
    }

    /** Where the angles lie. */
    enum PolarAngles {
        EQUAL,
        OFFICIAL
    }

    /** How a value between cells is found. */
    enum PolarSampling {
        BILINEAR,
        BICUBIC
    }

    /** How all turns are compared. */
    enum Correlation {
        AUTO,
        DIRECT,
        FFT
    }
}
