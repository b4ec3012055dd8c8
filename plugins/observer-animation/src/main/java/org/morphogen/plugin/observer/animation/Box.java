// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.animation;

import java.util.ArrayList;
import java.util.List;
import org.morphogen.plugin.observer.animation.Quantiser.Colour;

/** A set of colours that share one entry of a palette. */
final class Box {

    private final List<Colour> colours;
    private final double[] mean = new double[3];
    private final double[] errors = new double[3];

    Box(List<Colour> colours) {
        this.colours = colours;
        double count = 0;
        for (Colour colour : colours) {
            count += colour.count();
        }
        for (int channel = 0; channel < 3; channel++) {
            for (Colour colour : colours) {
                mean[channel] += colour.count() * colour.mean(channel) / count;
            }
            for (Colour colour : colours) {
                double difference = colour.mean(channel) - mean[channel];
                errors[channel] += colour.count() * difference * difference;
            }
        }
    }

    double mean(int channel) {
        return mean[channel];
    }

    /** Sum of squared distances from the mean over all cells. */
    double error() {
        return errors[0] + errors[1] + errors[2];
    }

    boolean divisible() {
        return colours.size() > 1;
    }

    /** The colours up to the mean of the channel that varies most, and those above it. */
    List<Box> halves() {
        int axis = 0;
        for (int channel = 1; channel < 3; channel++) {
            axis = errors[channel] > errors[axis] ? channel : axis;
        }
        List<Colour> low = new ArrayList<>();
        List<Colour> high = new ArrayList<>();
        for (Colour colour : colours) {
            (colour.mean(axis) <= mean[axis] ? low : high).add(colour);
        }
        // Rounding may put a mean at its largest value.
        if (high.isEmpty()) {
            high.add(low.remove(low.size() - 1));
        }
        return List.of(new Box(low), new Box(high));
    }
}
