// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.pointwise;

/**
 * A function of two values.
 *
 * @param code its number in {@code pointwise_functions.clh}
 * @param p parameter
 */
public record Binary(int code, float p) {

    /** {@code a + b}. */
    public static Binary add() {
        return axpy(1);
    }

    /** {@code a - b}. */
    public static Binary subtract() {
        return axpy(-1);
    }

    /** {@code a + factor * b}. */
    public static Binary axpy(float factor) {
        return new Binary(0, factor);
    }

    /** {@code a * b}. */
    public static Binary multiply() {
        return new Binary(1, 0);
    }

    /** {@code a / b}. */
    public static Binary divide() {
        return new Binary(2, 0);
    }

    /** The larger one; at a tie the gradient goes to {@code a}. */
    public static Binary max() {
        return new Binary(3, 0);
    }

    /** The smaller one; at a tie the gradient goes to {@code a}. */
    public static Binary min() {
        return new Binary(4, 0);
    }
}
