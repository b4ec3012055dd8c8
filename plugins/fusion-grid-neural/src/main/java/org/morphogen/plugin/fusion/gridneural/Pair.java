// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import java.util.Map;
import java.util.TreeMap;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.rule.Activity;

/**
 * A neural rule on a grid: all that the kernels depend on.
 *
 * @param width columns
 * @param height rows
 * @param channels floats of a site
 * @param boundary what lies beyond the border
 * @param stencils what a site senses
 * @param form how the network's inputs follow from it
 * @param hidden units of the hidden layer
 * @param function of the hidden units
 * @param outputBias whether the second layer has a bias
 * @param stepSize factor on the update
 * @param activity fire rate and alive mask
 */
record Pair(
        int width,
        int height,
        int channels,
        Boundary boundary,
        Stencils stencils,
        Form form,
        int hidden,
        Function function,
        boolean outputBias,
        float stepSize,
        Activity activity) {

    private static final int MOST_VALUES_A_SITE = 8192;

    /** The order is that of {@code neural_layout.clh}. */
    enum Boundary {
        ZERO,
        TORUS,
        REFLECT
    }

    /** Of the hidden units; the number is that of {@code common/activation.clh}. */
    enum Function {
        RELU(1),
        TANH(2),
        SIGMOID(3),
        ELU(4);

        private final int number;

        Function(int number) {
            this.number = number;
        }
    }

    /** Values that the network takes in. */
    int inputs() {
        return form.inputs(stencils.size(), channels);
    }

    /** Places for inputs, of which some may have no weights. */
    int places() {
        return stencils.size() * channels;
    }

    /** 64-bit words that hold a bit for each site of a row. */
    int words() {
        return (width + 63) / 64;
    }

    boolean masksBefore() {
        Activity.Mask mask = activity.alive().mask();
        return mask == Activity.Mask.PRE || mask == Activity.Mask.BOTH;
    }

    boolean masksAfter() {
        Activity.Mask mask = activity.alive().mask();
        return mask == Activity.Mask.POST || mask == Activity.Mask.BOTH;
    }

    /** Whether a tile of sites fits into the private memory of a work-item: the kernels keep it there. */
    boolean fitsPrivateMemory() {
        return places() + hidden <= MOST_VALUES_A_SITE;
    }

    /** Whether a step has anything to do after the update: clear what died, or fill the padding. */
    boolean needsSecondPhase() {
        return masksBefore() || masksAfter() || boundary != Boundary.ZERO;
    }

    /** FLOP of a step of one site that fires, forward. */
    double forwardFlops() {
        return 2.0 * hidden * (inputs() + channels);
    }

    /** FLOP of a step of one site that fires, backward. */
    double backwardFlops() {
        return 2.0 * hidden * (3 * inputs() + 2 * channels);
    }

    /**
     * What a step costs in which every site lives.
     *
     * @param flops of a site that fires
     * @param bytes of every site
     */
    Cost cost(int batch, double flops, double bytes) {
        double sites = (double) batch * height * width;
        return Cost.of(sites * activity.fireRate() * flops, sites * bytes);
    }

    /** Build constants of all kernels. */
    Map<String, Object> constants(int lanes) {
        Map<String, Object> constants = new TreeMap<>();
        constants.put("CHANNELS", channels);
        constants.put("HIDDEN", hidden);
        constants.put("ACTIVATION", function.number);
        constants.put("OPERATORS", stencils.size());
        constants.put("TAPS", stencils.taps());
        constants.put("SYMMETRIC", stencils.symmetric());
        constants.put("FORM", form.ordinal());
        constants.put("OUTPUT_BIAS", outputBias);
        constants.put("BOUNDARY", boundary.ordinal());
        constants.put("ALIVE_PRE", masksBefore());
        constants.put("ALIVE_POST", masksAfter());
        constants.put("ALIVE_CHANNEL", activity.alive().channel());
        constants.put("LANES", lanes);
        return constants;
    }
}
