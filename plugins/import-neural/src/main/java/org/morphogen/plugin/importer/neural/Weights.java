// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.importer.neural;

import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.run.Snapshot;

/**
 * The two dense layers of a neural rule, little-endian FLOAT32. The inputs of the first are channel-major: value of
 * channel c and operator k at {@code c * 3 + k}, operators identity, gradient-x, gradient-y.
 *
 * @param channels C
 * @param hidden H
 * @param kernel1 [3C][H]
 * @param bias1 [H]
 * @param kernel2 [H][C]
 * @param bias2 [C]
 */
record Weights(int channels, int hidden, byte[] kernel1, byte[] bias1, byte[] kernel2, byte[] bias2) {

    /** Values that a cell senses of each channel. */
    static final int OPERATORS = 3;

    /** The tensors by the names of the neural rule's parameters. */
    Snapshot snapshot() {
        Snapshot model = new Snapshot();
        model.put("dense1.kernel", array(kernel1, OPERATORS * channels, hidden));
        model.put("dense1.bias", array(bias1, hidden));
        model.put("dense2.kernel", array(kernel2, hidden, channels));
        model.put("dense2.bias", array(bias2, channels));
        return model;
    }

    private static Snapshot.Array array(byte[] data, int... dims) {
        return new Snapshot.Array(ElementType.FLOAT32, Shape.of(dims), data);
    }
}
