// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.neural;

import org.morphogen.api.dynamics.Step;
import org.morphogen.api.random.Philox;

/**
 * Growing neural cellular automata in plain Java, double precision, one cell after the other, as the article's code
 * has it: both masks, zero boundary, rate 1/2. Perceived rows are channel-major.
 *
 * @param kernel1 {@code [3 * channels][hidden]}
 * @param kernel2 {@code [hidden][channels]}
 */
record GrowingReference(
        int width, int height, int channels, double[] kernel1, double[] bias1, double[] kernel2, double[] bias2) {

    private static final int FIRE = 0x46495245;
    private static final double ALIVE = 0.1f;
    private static final double[] DX = {-1, 0, 1, -2, 0, 2, -1, 0, 1};

    /** Masks of a step: what must not change between two points of a difference. */
    record Masks(boolean[] pre, boolean[] post) {}

    /** A state after a step and the masks of the step. */
    record Stepped(double[] cells, Masks masks) {}

    Stepped step(double[] cells, int batch, Step step) {
        boolean[] pre = alive(cells, batch);
        double[] next = cells.clone();
        for (int site = 0; site < batch * width * height; site++) {
            if (fires(site, step)) {
                double[] update = update(perceive(cells, site));
                for (int c = 0; c < channels; c++) {
                    next[site * channels + c] += update[c];
                }
            }
        }
        boolean[] post = alive(next, batch);
        for (int i = 0; i < next.length; i++) {
            int site = i / channels;
            next[i] = pre[site] && post[site] ? next[i] : 0;
        }
        return new Stepped(next, new Masks(pre, post));
    }

    private boolean[] alive(double[] cells, int batch) {
        boolean[] alive = new boolean[batch * width * height];
        for (int site = 0; site < alive.length; site++) {
            for (int t = 0; t < 9; t++) {
                alive[site] |= at(cells, site, t, 3) > ALIVE;
            }
        }
        return alive;
    }

    /** Channel of the neighbour at tap {@code t} of the 3x3 window; 0 outside. */
    private double at(double[] cells, int site, int t, int channel) {
        int x = site % width + t % 3 - 1;
        int y = site / width % height + t / 3 - 1;
        boolean inside = x >= 0 && x < width && y >= 0 && y < height;
        int sample = site / (width * height);
        return inside ? cells[((sample * height + y) * width + x) * channels + channel] : 0;
    }

    private double[] perceive(double[] cells, int site) {
        double[] row = new double[3 * channels];
        for (int c = 0; c < channels; c++) {
            for (int t = 0; t < 9; t++) {
                double value = at(cells, site, t, c);
                row[c * 3] += t == 4 ? value : 0;
                row[c * 3 + 1] += value * DX[t] / 8;
                row[c * 3 + 2] += value * DX[t % 3 * 3 + t / 3] / 8;
            }
        }
        return row;
    }

    private double[] update(double[] row) {
        double[] update = bias2.clone();
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
