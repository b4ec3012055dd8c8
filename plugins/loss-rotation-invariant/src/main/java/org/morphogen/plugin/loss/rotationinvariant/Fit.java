// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.rotationinvariant;

import java.util.Locale;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.Problems;
import org.morphogen.api.loss.TargetPicture;
import org.morphogen.api.rule.Equivariant;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Lattice;
import org.morphogen.api.substrate.Substrate;

/** Whether the loss fits what it is put together with; what does not is reported. */
record Fit(RotationInvariantConfig config, Problems problems) {

    private static final int FEWEST_ANGLES = 8;

    /** Whether the grid can be turned, its channels hold the target, and the device transforms as many angles. */
    boolean of(TargetPicture picture, Substrate substrate, Rule rule, Scope scope) {
        return square(picture)
                && even(picture.width())
                && wide(substrate.channels(), rule)
                && transforms(PolarGrid.of(config, picture.width()).angles(), scope);
    }

    /** Where sites lie; reports a substrate that has them anywhere. */
    Lattice lattice(Substrate substrate) {
        return Lattice.of(substrate).orElseGet(() -> {
            problems.error(
                    "",
                    "sites that lie on no lattice",
                    "a square or hexagonal lattice: circles are sampled between rows and columns",
                    "");
            return Lattice.SQUARE;
        });
    }

    private boolean square(TargetPicture picture) {
        if (picture.height() == picture.width()) {
            return true;
        }
        problems.error(
                "",
                "a grid of " + picture.width() + " x " + picture.height() + " cells",
                "as many rows as columns: circles about the middle have to fit",
                "Set substrate.width and substrate.height to the same number");
        return false;
    }

    private boolean even(int width) {
        if (width % 2 != 0) {
            problems.error(
                    "",
                    "a grid of width " + width,
                    "an even width: the circles lie about the corner between the four cells in the middle",
                    "Set substrate.width and substrate.height to " + (width + 1));
            return false;
        }
        if (config.angles() == null && PolarGrid.equalAngles(width) < FEWEST_ANGLES) {
            problems.error(
                    "/angles",
                    PolarGrid.equalAngles(width) + " on a grid of width " + width,
                    "at least " + FEWEST_ANGLES,
                    "Make the grid larger");
            return false;
        }
        return true;
    }

    private boolean wide(int channels, Rule rule) {
        int needed = 4 + config.auxiliary().channels();
        int frame = rule instanceof Equivariant turning ? turning.frameChannels() : 0;
        if (needed <= channels - frame) {
            return true;
        }
        problems.error(
                "/auxiliary",
                config.auxiliary().name().toLowerCase(Locale.ROOT) + ": the target has " + needed + " channels",
                "at most "
                        + (frame == 0
                                ? "those of the state, " + channels
                                : channels - frame + ": channel " + (channels - frame)
                                        + " of the state is the rule's own, it gives a cell its direction"),
                "Set substrate.channels to at least " + (needed + frame) + ", or choose fewer auxiliary channels");
        return false;
    }

    /** Whether circles of so many angles can be transformed on this device. */
    private boolean transforms(int angles, Scope scope) {
        if (config.correlation() != RotationInvariantConfig.Correlation.FFT || FourierProducts.fits(angles, scope)) {
            return true;
        }
        problems.error(
                "/correlation",
                "fft with " + angles + " angles",
                "at most " + FourierProducts.longest(scope) / 2 + " angles on this device",
                "Set \"correlation\": \"direct\"");
        return false;
    }

    /** Warns where the rule's symmetry and {@code mirror} do not belong together. */
    void warn(Rule rule) {
        if (!(rule instanceof Equivariant turning)) {
            return;
        }
        if (turning.mirrors() && !config.mirror()) {
            problems.warning(
                    "/mirror",
                    "false with a rule that cannot tell left from right",
                    "true",
                    "Half of all patterns will be mirror images, which this loss pulls apart");
        } else if (!turning.mirrors() && config.mirror()) {
            problems.warning(
                    "/mirror",
                    "true with a rule that can be turned but not mirrored",
                    "false",
                    "The rule cannot grow both images; the loss may settle on the mirrored one");
        }
    }
}
