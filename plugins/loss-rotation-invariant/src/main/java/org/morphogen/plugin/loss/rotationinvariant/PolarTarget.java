// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.rotationinvariant;

/**
 * A target on circles.
 *
 * @param grid the points
 * @param channels of the target
 * @param rows {@code [radii][angles][channels]}
 */
record PolarTarget(PolarGrid grid, int channels, float[] rows) {

    /** Pairs of channel and radius. */
    int planes() {
        return channels * grid.radii();
    }

    /**
     * The squared distance to the closest target that is the same at all angles: each circle's mean. As the loss tells it,
     * mean over channels and radii and sum over angles.
     */
    double distanceToRound() {
        int angles = grid.angles();
        double all = 0;
        for (int plane = 0; plane < planes(); plane++) {
            int first = plane / channels * angles * channels + plane % channels;
            double sum = 0;
            double squares = 0;
            for (int a = 0; a < angles; a++) {
                double value = rows[first + a * channels];
                sum += value;
                squares += value * value;
            }
            all += squares - sum * sum / angles;
        }
        return all / planes();
    }

    /** The circle of each channel and radius, padded with zeros: {@code [channels][radii][length]}. */
    float[] planes(int length) {
        float[] planes = new float[planes() * length];
        for (int plane = 0; plane < planes(); plane++) {
            int channel = plane / grid.radii();
            int radius = plane % grid.radii();
            for (int a = 0; a < grid.angles(); a++) {
                planes[plane * length + a] = rows[(radius * grid.angles() + a) * channels + channel];
            }
        }
        return planes;
    }
}
