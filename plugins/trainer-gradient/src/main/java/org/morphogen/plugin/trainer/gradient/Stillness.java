// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.trainer.gradient;

import org.morphogen.api.run.RunException;

/** Notices training that can never move again: gradients that are exactly zero, iteration after iteration. */
final class Stillness {

    private static final int PATIENCE = 10;

    private int still;

    /** Throws RunException after ten iterations in a row without a gradient. */
    void saw(double gradientNorm, long index) {
        still = gradientNorm == 0 ? still + 1 : 0;
        if (still == PATIENCE) {
            throw new RunException("The gradient has been exactly zero for " + PATIENCE + " iterations, at iteration "
                    + index + ": all patterns have died, and nothing can bring them back. A target that is transparent"
                    + " where the seed cell is does this: choose a target that covers the seed, or move the seed");
        }
    }
}
