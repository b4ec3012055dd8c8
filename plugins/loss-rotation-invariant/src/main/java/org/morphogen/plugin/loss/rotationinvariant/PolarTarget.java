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
