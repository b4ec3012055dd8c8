// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A rollout of the growing cellular automaton (Mordvintsev and others 2020), or a training iteration without the
 * optimiser's step: rollout, mean squared distance of the last state to a picture, gradient of all parameters.
 *
 * @param size rows and columns
 * @param batch samples
 * @param steps of the rollout
 * @param channels floats of a cell
 * @param hidden units
 * @param alive share of the cells that live, 1 for all
 * @param training whether the gradient is wanted
 */
record NeuralTask(int size, int batch, int steps, int channels, int hidden, double alive, boolean training) {

    /** Sobel gradients and identity of each channel. */
    private static final int OPERATORS = 3;

    /** Relative error allowed to sums in another order, of the last state and of the gradient. */
    static final double TOLERANCE = 1e-3;

    static NeuralTask training(double alive) {
        return new NeuralTask(64, 8, 64, 16, 128, alive, true);
    }

    static NeuralTask inference(int size, int steps, double alive) {
        return new NeuralTask(size, 1, steps, 16, 128, alive, false);
    }

    NeuralTask steps(int other) {
        return new NeuralTask(size, batch, other, channels, hidden, alive, training);
    }

    int inputs() {
        return OPERATORS * channels;
    }

    /** Of one cell in one step forward: both products. */
    double forwardFlops() {
        return 2.0 * hidden * (inputs() + channels);
    }

    /** Of one cell in one step backward: the hidden layer again, gradients of both layers' inputs and of both weights. */
    double backwardFlops() {
        return training ? 2.0 * hidden * (3 * inputs() + 2 * channels) : 0;
    }

    /** 64-bit words of fire masks in one step. */
    int words() {
        return batch * size * ((size + 63) / 64);
    }

    Map<String, Object> substrate() {
        return Map.of("type", "grid", "width", size, "height", size, "channels", channels, "boundary", "zero");
    }

    Map<String, Object> rule() {
        return Map.of("type", "neural", "hidden", hidden, "fireRate", 0.5);
    }

    /** What the peers' scripts read. */
    Map<String, Object> work() {
        Map<String, Object> work = new LinkedHashMap<>();
        work.put("gradient", training);
        work.put("batch", batch);
        work.put("height", size);
        work.put("width", size);
        work.put("channels", channels);
        work.put("hidden", hidden);
        work.put("steps", steps);
        return work;
    }
}
