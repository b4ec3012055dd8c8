// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.steerable;

import org.morphogen.api.dynamics.Step;
import org.morphogen.api.random.Philox;

/**
 * Steerable neural cellular automata in plain Java, double precision, one cell after the other, from the equations: a
 * torus, aliveness before the update, rate 1/2.
 *
 * @param byAngle whether the last channel is the cell's angle, or the channel whose gradient is the frame
 * @param kernel1 {@code [inputs][hidden]}
 * @param kernel2 {@code [hidden][channels]}
 */
record SteerableReference(
        int width,
        int height,
        int channels,
        boolean byAngle,
        boolean laplacian,
        double[] kernel1,
        double[] bias1,
        double[] kernel2) {

    private static final int FIRE = 0x46495245;
    private static final double ALIVE = 0.1f;
    private static final double[] SOBEL_X = {-1, 0, 1, -2, 0, 2, -1, 0, 1};
    private static final double[] SOBEL_Y = {-1, -2, -1, 0, 0, 0, 1, 2, 1};
    private static final double[] LAPLACIAN = {1, 2, 1, 2, -12, 2, 1, 2, 1};

    /**
     * A state after a step.
     *
     * @param alive the mask of the step: what must not change between two points of a difference
     * @param lengths of the aligning gradient in cells that fired; empty for angles
     */
    record Stepped(double[] cells, boolean[] alive, double[] lengths) {}

    Stepped step(double[] cells, int batch, Step step) {
        int sites = batch * width * height;
        boolean[] alive = new boolean[sites];
        double[] next = cells.clone();
        double[] lengths = new double[sites];
        for (int site = 0; site < sites; site++) {
            for (int t = 0; t < 9; t++) {
                alive[site] |= at(cells, site, t, 3) > ALIVE;
            }
            if (fires(site, step)) {
                double[] update = update(perceive(cells, site));
                for (int c = 0; c < channels; c++) {
                    next[site * channels + c] += update[c];
                }
                lengths[site] = alive[site] ? Math.hypot(align(cells, site, SOBEL_X), align(cells, site, SOBEL_Y)) : 0;
            }
            mask(next, site * channels, alive[site]);
        }
        return new Stepped(next, alive, byAngle ? new double[0] : lengths);
    }

    private void mask(double[] cells, int first, boolean alive) {
        int scalars = byAngle ? channels - 1 : channels;
        for (int c = 0; c < scalars && !alive; c++) {
            cells[first + c] = 0;
        }
        if (byAngle) {
            double angle = cells[first + scalars];
            cells[first + scalars] = angle - 2 * Math.PI * Math.floor(angle / (2 * Math.PI));
        }
    }

    private double align(double[] cells, int site, double[] stencil) {
        return sense(cells, site, channels - 1, stencil);
    }

    /** Channel of the neighbour at tap {@code t} of the 3x3 window, around the torus. */
    private double at(double[] cells, int site, int t, int channel) {
        int x = Math.floorMod(site % width + t % 3 - 1, width);
        int y = Math.floorMod(site / width % height + t / 3 - 1, height);
        int sample = site / (width * height);
        return cells[((sample * height + y) * width + x) * channels + channel];
    }

    private double sense(double[] cells, int site, int channel, double[] stencil) {
        double sum = 0;
        for (int t = 0; t < 9; t++) {
            sum += stencil[t] * at(cells, site, t, channel);
        }
        return sum;
    }

    /** The inputs of the network, in the order of the authors' code. */
    double[] perceive(double[] cells, int site) {
        int turned = channels - 1;
        int plain = byAngle ? turned : channels;
        double[] frame = frame(cells, site);
        double[] row = new double[2 * turned + plain * (laplacian ? 2 : 1)];
        int turnedFrom = byAngle || !laplacian ? plain : 2 * plain;
        int laplacianFrom = byAngle ? plain + 2 * turned : plain;
        for (int c = 0; c < plain; c++) {
            row[c] = cells[site * channels + c];
            if (laplacian) {
                row[laplacianFrom + c] = sense(cells, site, c, LAPLACIAN);
            }
        }
        for (int c = 0; c < turned; c++) {
            double gx = sense(cells, site, c, SOBEL_X);
            double gy = sense(cells, site, c, SOBEL_Y);
            row[turnedFrom + c] = frame[0] * gx + frame[1] * gy;
            row[turnedFrom + turned + c] = frame[0] * gy - frame[1] * gx;
        }
        return row;
    }

    private double[] frame(double[] cells, int site) {
        if (byAngle) {
            double angle = cells[site * channels + channels - 1];
            return new double[] {Math.cos(angle), Math.sin(angle)};
        }
        double ax = align(cells, site, SOBEL_X);
        double ay = align(cells, site, SOBEL_Y);
        double length = Math.max(Math.hypot(ax, ay), 1);
        return new double[] {ax / length, ay / length};
    }

    private double[] update(double[] row) {
        double[] update = new double[channels];
        for (int h = 0; h < bias1.length; h++) {
            double sum = bias1[h];
            for (int i = 0; i < row.length; i++) {
                sum += row[i] * kernel1[i * bias1.length + h];
            }
            for (int c = 0; sum > 0 && c < channels; c++) {
                update[c] += sum * kernel2[h * channels + c];
            }
        }
        return update;
    }

    /** The fire bit at rate 1/2: one random word of 64 bits for 64 sites of a row. */
    private boolean fires(int site, Step step) {
        int x = site % width;
        int index = (site / width * ((width + 63) / 64) + x / 64) * 16;
        int[] block = Philox.of(step.seed()).block(index >>> 1, step.index(), step.stream(), FIRE);
        return (block[x % 64 / 32] >>> x % 32 & 1) != 0;
    }
}
