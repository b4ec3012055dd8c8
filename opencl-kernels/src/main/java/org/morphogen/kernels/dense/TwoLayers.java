// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.dense;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.rule.Initializer;
import org.morphogen.api.rule.ParameterSpec;
import org.morphogen.api.rule.Parameters;

/**
 * The trainable tensors of a {@link Perceptron} whose output layer has no bias and starts at zero, so that an untrained rule
 * changes nothing (Mordvintsev, Randazzo and Fouts 2022).
 *
 * @param inputs values of a row, K
 * @param hidden units, H
 * @param outputs channels, N
 */
public record TwoLayers(int inputs, int hidden, int outputs) {

    private static final String KERNEL_1 = "dense1.kernel";
    private static final String BIAS_1 = "dense1.bias";
    private static final String KERNEL_2 = "dense2.kernel";
    private static final int WEIGHTS = 8192;
    private static final int MULTIPLE = 32;

    /** @param hidden units; if null as many as hold about 8,192 weights, rounded up to a multiple of 32, as published */
    public static TwoLayers of(int inputs, @Nullable Integer hidden, int outputs) {
        int units = WEIGHTS / (inputs + outputs);
        int published = Math.max(1, (units + MULTIPLE - 1) / MULTIPLE) * MULTIPLE;
        return new TwoLayers(inputs, hidden == null ? published : hidden, outputs);
    }

    /** {@code dense1.kernel [K][H]} and {@code dense1.bias [H]}, uniform within 1 / sqrt(K), and {@code dense2.kernel [H][N]}. */
    public List<ParameterSpec> parameters() {
        Initializer uniform = new Initializer.Uniform((float) (1 / Math.sqrt(inputs)));
        return List.of(
                new ParameterSpec(KERNEL_1, Shape.of(inputs, hidden), uniform),
                new ParameterSpec(BIAS_1, Shape.of(hidden), uniform),
                new ParameterSpec(KERNEL_2, Shape.of(hidden, outputs), Initializer.zeros()));
    }

    /** The tensors of these names. */
    public static Perceptron.Weights weights(Parameters parameters) {
        return new Perceptron.Weights(
                parameters.get(KERNEL_1), parameters.get(BIAS_1), parameters.get(KERNEL_2), null, 1);
    }
}
