// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A rollout of a neural cellular automaton, the growing one (Mordvintsev and others 2020) unless told, or a training iteration without the
 * optimiser's step: rollout, mean squared distance of the last state to a picture, gradient of all parameters.
 *
 * @param cells what grows
 * @param size rows and columns
 * @param batch samples
 * @param steps of the rollout
 * @param channels floats of a cell
 * @param hidden units
 * @param alive share of the cells that live, 1 for all
 * @param training whether the gradient is wanted
 */
record NeuralTask(
        Cells cells, int size, int batch, int steps, int channels, int hidden, double alive, boolean training) {

    /** Relative error allowed to sums in another order, of the last state and of the gradient. */
    static final double TOLERANCE = 1e-3;

    static NeuralTask training(double alive) {
        return new NeuralTask(Cells.GROWING, 64, 8, 64, 16, 128, alive, true);
    }

    static NeuralTask inference(int size, int steps, double alive) {
        return new NeuralTask(Cells.GROWING, size, 1, steps, 16, 128, alive, false);
    }

    /** An iteration of the size of the published recipes of rules without a direction. */
    static NeuralTask recipe(Cells cells, double alive) {
        return new NeuralTask(cells, 72, 8, 80, 16, cells.hidden(), alive, true);
    }

    NeuralTask steps(int other) {
        return new NeuralTask(cells, size, batch, other, channels, hidden, alive, training);
    }

    int inputs() {
        return cells.inputs(channels);
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
        return cells.substrate(size, channels);
    }

    Map<String, Object> rule() {
        return cells.rule(hidden);
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
