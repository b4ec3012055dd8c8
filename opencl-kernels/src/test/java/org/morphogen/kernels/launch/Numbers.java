// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;

/** Random inputs and comparisons for the tests of all operations. */
public final class Numbers {

    private Numbers() {}

    /** Normal numbers. */
    public static float[] normal(long seed, int count) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** A tensor of normal numbers. */
    public static Tensor tensor(Scope scope, long seed, int... dims) {
        Tensor tensor = scope.floats(dims);
        tensor.write(normal(seed, Math.toIntExact(tensor.size())));
        return tensor;
    }

    /** An INT32 tensor of these numbers. */
    public static Tensor ints(Scope scope, int... values) {
        Tensor tensor = scope.ints(values.length);
        tensor.write(values, 0);
        return tensor;
    }

    /** The largest difference is at most {@code tolerance} times the largest expected magnitude, at least 1. */
    public static void assertNear(double[] expected, float[] actual, double tolerance) {
        assertEquals(expected.length, actual.length);
        double scale = 1;
        for (double value : expected) {
            scale = Math.max(scale, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            double error = Math.abs(expected[i] - actual[i]);
            int at = i;
            assertTrue(
                    error <= tolerance * scale,
                    () -> "element " + at + ": expected " + expected[at] + ", was " + actual[at]);
        }
    }
}
