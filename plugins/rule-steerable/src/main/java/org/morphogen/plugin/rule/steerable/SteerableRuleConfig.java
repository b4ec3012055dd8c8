// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.steerable;

import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Optional;

/**
 * A two-layer network on what a site senses in its own frame (Randazzo, Mordvintsev and Fouts 2023).
 *
 * @param steering where the frame comes from
 */
@Doc("A two-layer network on a site and its gradients, turned into the site's own frame: the rule commutes with"
        + " rotations, not with reflections. Wants a torus.")
record SteerableRuleConfig(
        @Doc(
                "Where a site's frame comes from: angle (the last channel, which must be an angle: substrate.angles 1), or gradient (that of the last channel, clipped to length 1).")
        @Default("\"angle\"")
        Steering steering,

        @Doc("Whether laplacians are sensed too.") @Default("true")
        boolean laplacian,

        @Doc(
                "Units of the hidden layer; if left out, about 8,192 parameters: 8192 / (sensed values + channels), rounded up to a multiple of 32.")
        @Optional
        @Bounds(min = 1, max = 65536)
        @Nullable
        Integer hidden,

        @Doc("Probability that a site updates in a step.") @Default("0.5") @Bounds(min = 0, above = true, max = 1)
        double fireRate,

        @Doc("The channel that tells whether a site is alive.") @Default("3") @Bounds(min = 0)
        int livingChannel,

        @Doc("A site is alive if the largest value of that channel in its 3 x 3 neighbourhood is above this.")
        @Default("0.1")
        @Bounds(min = 0, above = true)
        double livingThreshold) {

    /** Where a site's frame comes from. */
    enum Steering {
        ANGLE,
        GRADIENT
    }

    /** Values that the network takes in. */
    int inputs(int channels) {
        int turned = 2 * (channels - 1);
        int plain = steering == Steering.ANGLE ? channels - 1 : channels;
        return turned + plain * (laplacian ? 2 : 1);
    }
}
