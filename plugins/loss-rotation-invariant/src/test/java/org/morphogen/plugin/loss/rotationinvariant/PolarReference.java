// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.rotationinvariant;

/**
 * The loss in double precision, as the equations have it: image by image, turn by turn.
 *
 * @param width of a square picture
 * @param channels of picture and state
 * @param angles on a circle
 * @param spacing between them
 * @param cubic whether 16 cells make a value, else 4
 */
record PolarReference(int width, int channels, int angles, double spacing, boolean cubic) {

    /** The distance for each turn, then for each turn of the mirror image. */
    double[] distances(double[] state, double[] target) {
        double[][] p = polar(sharpened(state));
        double[][] t = polar(sharpened(target));
        double[] distances = new double[2 * angles];
        for (int k = 0; k < angles; k++) {
            for (int circle = 0; circle < p.length; circle++) {
                for (int a = 0; a < angles; a++) {
                    distances[k] += Math.pow(p[circle][(a + k) % angles] - t[circle][a], 2) / p.length;
                    distances[angles + k] +=
                            Math.pow(p[circle][(k - a + angles) % angles] - t[circle][a], 2) / p.length;
                }
            }
        }
        return distances;
    }

    private double[] sharpened(double[] image) {
        double[] sharp = new double[image.length];
        for (int y = 0; y < width; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < channels; c++) {
                    double blurred = 0;
                    double weights = 0;
                    for (int dy = -2; dy <= 2; dy++) {
                        for (int dx = -2; dx <= 2; dx++) {
                            double weight = Math.exp(-(dx * dx + dy * dy) / 2.0);
                            weights += weight;
                            blurred += weight * image[at(mirrored(y + dy), mirrored(x + dx), c)];
                        }
                    }
                    double value = image[at(y, x, c)];
                    sharp[at(y, x, c)] = value + 2 * (value - blurred / weights);
                }
            }
        }
        return sharp;
    }

    private int mirrored(int cell) {
        int inside = cell < 0 ? -cell : cell;
        return inside >= width ? 2 * width - 2 - inside : inside;
    }

    private int at(int y, int x, int c) {
        return (y * width + x) * channels + c;
    }

    private double[][] polar(double[] image) {
        int radii = width / 2;
        double[][] circles = new double[channels * radii][angles];
        for (int c = 0; c < channels; c++) {
            for (int r = 0; r < radii; r++) {
                double radius = 0.5 / width + (1 - 0.5 / width) * r / (radii - 1);
                for (int a = 0; a < angles; a++) {
                    double column = ((radius * Math.cos(a * spacing) + 1) * width - 1) / 2;
                    double row = ((radius * Math.sin(a * spacing) + 1) * width - 1) / 2;
                    circles[c * radii + r][a] = sample(image, row, column, c);
                }
            }
        }
        return circles;
    }

    private double sample(double[] image, double row, double column, int c) {
        double sum = 0;
        for (int y = 0; y < width; y++) {
            for (int x = 0; x < width; x++) {
                sum += near(row - y) * near(column - x) * image[at(y, x, c)];
            }
        }
        return sum;
    }

    private double near(double distance) {
        double t = Math.abs(distance);
        if (!cubic) {
            return t < 1 ? 1 - t : 0;
        }
        double a = -0.75;
        if (t < 1) {
            return (a + 2) * t * t * t - (a + 3) * t * t + 1;
        }
        return t < 2 ? a * t * t * t - 5 * a * t * t + 8 * a * t - 4 * a : 0;
    }
}
