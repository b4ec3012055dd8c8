// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.util.List;

/**
 * The composed path beside the fused one.
 *
 * @param side ours, composed
 */
record ComposedRival(NeuralSide side) implements NeuralRival {

    @Override
    public double run() {
        return side.run();
    }

    @Override
    public String name() {
        return side.name();
    }

    @Override
    public String version() {
        return "";
    }

    @Override
    public float[] end() {
        return side.end();
    }

    @Override
    public float[] gradient() {
        return side.gradient();
    }

    @Override
    public List<String> notes() {
        return List.of();
    }

    @Override
    public void close() {
        // Its memory belongs to the composition.
    }
}
