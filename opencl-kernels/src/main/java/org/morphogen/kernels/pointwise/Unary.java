// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.pointwise;

/**
 * A function of one value.
 *
 * @param code its number in {@code pointwise_functions.clh}
 * @param p first parameter
 * @param q second parameter
 */
public record Unary(int code, float p, float q) {

    /** {@code factor * x + offset}. */
    public static Unary affine(float factor, float offset) {
        return new Unary(0, factor, offset);
    }

    public static Unary scale(float factor) {
        return affine(factor, 0);
    }

    public static Unary negate() {
        return scale(-1);
    }

    /** {@code |x|}, derivative 0 at 0. */
    public static Unary abs() {
        return plain(1);
    }

    public static Unary square() {
        return plain(2);
    }

    /** Square root; the derivative at 0 is infinite. */
    public static Unary sqrt() {
        return plain(3);
    }

    public static Unary exp() {
        return plain(4);
    }

    /** Natural logarithm. */
    public static Unary log() {
        return plain(5);
    }

    public static Unary sin() {
        return plain(6);
    }

    public static Unary cos() {
        return plain(7);
    }

    public static Unary tanh() {
        return plain(8);
    }

    public static Unary sigmoid() {
        return plain(9);
    }

    /** {@code max(x, 0)}, derivative 0 at 0. */
    public static Unary relu() {
        return plain(10);
    }

    /** {@code x} above 0, {@code exp(x) - 1} below. */
    public static Unary elu() {
        return plain(11);
    }

    /** {@code x * sigmoid(slope * x)}. */
    public static Unary swish(float slope) {
        return new Unary(12, slope, 0);
    }

    /** {@code x / 2 (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3)))}. */
    public static Unary geluTanh() {
        return plain(13);
    }

    /** The nearest value in low..high; derivative 1 within and at the ends, 0 outside. */
    public static Unary clamp(float low, float high) {
        return new Unary(14, low, high);
    }

    /** {@code 1 / x}. */
    public static Unary reciprocal() {
        return plain(15);
    }

    /** {@code log(1 + exp(x))}. */
    public static Unary softplus() {
        return plain(16);
    }

    private static Unary plain(int code) {
        return new Unary(code, 0, 0);
    }
}
