// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.neural;

import java.util.List;
import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Length;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.rule.Perceives;

/**
 * A two-layer network on what a site perceives (Mordvintsev, Randazzo, Niklasson and Levin 2020).
 *
 * @param order how a perceived row is laid out; matters for imported weights
 */
@Doc("A two-layer network on what a site perceives: state + stepSize * mask * (W2 relu(W1 p + b1) + b2).")
record NeuralRuleConfig(
        @Doc("Units of the hidden layer.") @Default("128") @Bounds(min = 1, max = 65536)
        int hidden,

        @Doc("Names of the substrate's neighbourhood operators.")
        @Default("[\"identity\", \"gradient-x\", \"gradient-y\"]")
        @Length(min = 1)
        List<String> perception,

        @Doc(
                "Layout of a perceived row of K operators for each of C channels: value (c, k) at c * K + k, or at k * C + c.")
        @Default("\"channel-major\"")
        Perceives.Order order,

        @Doc("Function of the hidden units.") @Default("\"relu\"")
        Hidden activation,

        @Doc("Whether the output layer has a bias.") @Default("true")
        boolean outputBias,

        @Doc("Probability that a site updates in a step.") @Default("0.5") @Bounds(min = 0, above = true, max = 1)
        double fireRate,

        @Doc("Factor on every update.") @Default("1") double stepSize,

        @Doc("Clear sites that are not alive: before the update, after it, either, or never.") @Default("\"both\"")
        Activity.Mask livingMask,

        @Doc("The channel that tells whether a site is alive.") @Default("3") @Bounds(min = 0)
        int livingChannel,

        @Doc("A site is alive if the largest value of that channel in its 3 x 3 neighbourhood is above this.")
        @Default("0.1")
        @Bounds(min = 0, above = true)
        double livingThreshold,

        @Doc(value = "Turns the gradients, and with them the pattern that grows.", unit = "radians")
        @Default("0")
        @Bounds(min = -6.2831854, max = 6.2831854)
        double angle,

        @Doc("Factor on the gradients, which the substrate divides by 8.") @Default("1")
        double sobelScale) {

    /** Functions of the hidden units. */
    enum Hidden {
        RELU,
        TANH,
        ELU,
        SIGMOID
    }
}
