// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.isotropic;

import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Optional;

/** A two-layer network on what a site senses without a direction (Mordvintsev, Randazzo and Fouts 2022). */
@Doc("A two-layer network on a site and a sum over its neighbours that knows no direction: the rule commutes with"
        + " rotations and reflections. Wants a torus.")
record IsotropicRuleConfig(
        @Doc(
                "What is sensed: laplacian (the substrate's own); lap6 (a hexagonal lattice's, also on a sheared grid); lap-gradnorm (laplacian and the length of the gradient).")
        @Default("\"laplacian\"")
        Variant variant,

        @Doc(
                "Units of the hidden layer; if left out, about 8,192 parameters: 8192 / (sensed values + channels), rounded up to a multiple of 32.")
        @Optional
        @Bounds(min = 1, max = 65536)
        @Nullable
        Integer hidden,

        @Doc("Probability that a site updates in a step.") @Default("0.5") @Bounds(min = 0, above = true, max = 1)
        double fireRate,

        @Doc("Factor on the laplacian: 1 in the paper, 0.125 in texture code, 0.0625 in reaction-diffusion.")
        @Default("1")
        @Bounds(min = 0, above = true)
        double lapScale,

        @Doc("The channel that tells whether a site is alive.") @Default("3") @Bounds(min = 0)
        int livingChannel,

        @Doc("A site is alive if the largest value of that channel in its neighbourhood is above this.")
        @Default("0.1")
        @Bounds(min = 0, above = true)
        double livingThreshold) {

    /** What is sensed. */
    enum Variant {
        LAPLACIAN(2),
        LAP6(2),
        LAP_GRADNORM(3);

        private final int values;

        Variant(int values) {
            this.values = values;
        }
    }

    /** Values that the network takes in. */
    int inputs(int channels) {
        return variant.values * channels;
    }
}
