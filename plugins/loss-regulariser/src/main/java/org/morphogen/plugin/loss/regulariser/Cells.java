// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.regulariser;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Range;
import org.morphogen.api.config.Problems;
import org.morphogen.api.dynamics.TensorSpec;
import org.morphogen.api.substrate.Substrate;

/**
 * The cells that are looked at, and how their kernels share them.
 *
 * @param sites sites of a sample
 * @param channels values of a site
 */
record Cells(int sites, int channels) {

    /** Sites that one work-item sums. */
    private static final int PART = 64;

    private static final int WIDEST = 16;

    /** Reports cells that are no floats and a number of channels that there are not. */
    static Cells of(Substrate substrate, @Nullable Integer first, Problems problems) {
        TensorSpec cells = substrate.state().tensors().get(0);
        if (cells.type() != ElementType.FLOAT32) {
            problems.error("", "cells of " + cells.type(), "a substrate with float cells", "");
        }
        int channels = substrate.channels();
        if (first != null && first > channels) {
            problems.error(
                    "/channels", String.valueOf(first), "1 to " + channels + ", the channels of the substrate", "");
        }
        return new Cells(Math.toIntExact(cells.shape().size() / channels), channels);
    }

    /** 1 for the first so many channels, 0 for the others. */
    float[] first(@Nullable Integer count) {
        float[] counted = new float[channels];
        for (int c = 0; c < channels; c++) {
            counted[c] = count == null || c < count ? 1 : 0;
        }
        return counted;
    }

    /** Build constants of {@code regulariser.clh}. */
    Map<String, Object> constants() {
        return Map.of("CHANNELS", channels, "LANES", Math.min(WIDEST, Integer.lowestOneBit(channels)), "SITES", PART);
    }

    int parts() {
        return (sites + PART - 1) / PART;
    }

    Range range(int batch) {
        return Range.of(parts(), batch).by(1, 1);
    }

    double values(int batch) {
        return (double) batch * sites * channels;
    }
}
