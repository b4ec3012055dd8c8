// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.dense;

/**
 * What a dense layer does to its weighted sum.
 *
 * @param function which function
 * @param slope the factor in {@code z * sigmoid(slope * z)} and in {@code slope * z}; 1 for the other functions
 */
public record Activation(Function function, float slope) {

    /** The sum itself. */
    public static final Activation NONE = new Activation(Function.NONE, 1);

    /** {@code max(z, 0)}, with derivative 0 at 0. */
    public static final Activation RELU = new Activation(Function.RELU, 1);

    public static final Activation TANH = new Activation(Function.TANH, 1);

    public static final Activation SIGMOID = new Activation(Function.SIGMOID, 1);

    /** {@code z} above 0, {@code exp(z) - 1} below. */
    public static final Activation ELU = new Activation(Function.ELU, 1);

    /** {@code z / 2 (1 + tanh(sqrt(2 / pi) (z + 0.044715 z^3)))} (Hendrycks and Gimpel 2016). */
    public static final Activation GELU_TANH = new Activation(Function.GELU_TANH, 1);

    /** {@code z * sigmoid(slope * z)}. */
    public static Activation swish(float slope) {
        return new Activation(Function.SWISH, slope);
    }

    /** {@code factor * z}: a dense layer multiplies its sums before it stores them. */
    public static Activation scale(float factor) {
        return new Activation(Function.SCALE, factor);
    }

    /**
     * The number in {@code activation.clh} of a function that kernels apply themselves. Throws
     * {@link IllegalArgumentException} for the others.
     */
    public int fusedCode() {
        if (!function.fused()) {
            throw new IllegalArgumentException("Activation " + function
                    + " is not applied within this operation; use NONE and a pointwise function after it");
        }
        return function.code;
    }

    /** Names of the functions. */
    public enum Function {
        NONE(0),
        RELU(1),
        TANH(2),
        SIGMOID(3),
        ELU(4),
        GELU_TANH(-1),
        SWISH(-1),
        SCALE(-1);

        /** Number in {@code activation.clh}, or -1. */
        private final int code;

        Function(int code) {
            this.code = code;
        }

        /** Whether the derivative is a function of the output, so that the layer's kernels apply it themselves. */
        boolean fused() {
            return code >= 0;
        }
    }
}
