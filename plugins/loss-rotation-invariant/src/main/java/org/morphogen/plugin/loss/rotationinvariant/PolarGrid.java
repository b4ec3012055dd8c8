// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.rotationinvariant;

/**
 * Points on circles about the middle of a square. Coordinates are -1 and 1 at the outer edges of the first and last
 * cell; x rises with columns, y with rows.
 *
 * @param width cells along a side, even
 * @param angles points on a circle
 * @param spacing between neighbouring angles, radians
 */
record PolarGrid(int width, int angles, double spacing) {

    static PolarGrid of(RotationInvariantConfig config, int width) {
        if (config.polarAngles() == RotationInvariantConfig.PolarAngles.OFFICIAL) {
            return new PolarGrid(width, (int) Math.floor(Math.PI * width) + 1, 2.0 / width);
        }
        int angles = config.angles() == null ? equalAngles(width) : config.angles();
        return new PolarGrid(width, angles, 2 * Math.PI / angles);
    }

    /** One angle for each cell along the largest circle. */
    static int equalAngles(int width) {
        return (int) Math.round(Math.PI * width);
    }

    /** Circles. */
    int radii() {
        return width / 2;
    }

    int points() {
        return radii() * angles;
    }

    /** The angle of point {@code radius * angles + angle}. */
    double angle(int point) {
        return point % angles * spacing;
    }

    /** Its radius: from a quarter of a cell to the edge, evenly. */
    double radius(int point) {
        double first = 0.5 / width;
        return radii() == 1 ? first : first + (1 - first) * (point / angles) / (radii() - 1.0);
    }
}
