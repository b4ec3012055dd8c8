// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Random;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.StateSpec;

/** Random tensors and comparisons. */
final class States {

    private States() {}

    /** A state of random tensors, see {@link #fill}. */
    static State random(StateSpec spec, Scope scope, int batch, long seed) {
        State state = spec.allocate(scope, batch);
        Random random = new Random(seed);
        state.tensors().values().forEach(tensor -> fill(tensor, random));
        return state;
    }

    /**
     * Floats are multiples of a quarter in [-2, 2], half of them zero: sums of them are exact, and they keep away from
     * the thresholds that masks use. Whole numbers are 0 or 1.
     */
    static void fill(Tensor tensor, Random random) {
        int size = Math.toIntExact(tensor.size());
        if (tensor.type() == ElementType.FLOAT32) {
            float[] values = new float[size];
            for (int i = 0; i < size; i++) {
                values[i] = random.nextBoolean() ? 0 : (random.nextInt(17) - 8) / 4f;
            }
            tensor.write(values);
            return;
        }
        byte[] values = new byte[Math.toIntExact(tensor.bytes())];
        for (int i = 0; i < size; i++) {
            values[i * tensor.type().bytes()] = (byte) random.nextInt(2);
        }
        tensor.write(values, 0);
    }

    /** Uniform in [-limit, limit). */
    static void fill(Tensor tensor, Random random, float limit) {
        float[] values = new float[Math.toIntExact(tensor.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (2 * random.nextFloat() - 1) * limit;
        }
        tensor.write(values);
    }

    static byte[] bits(Tensor tensor) {
        return tensor.readBytes(0, Math.toIntExact(tensor.size()));
    }

    /** The first {@code elements}. */
    static byte[] bits(Tensor tensor, long elements) {
        return tensor.readBytes(0, Math.toIntExact(elements));
    }

    static void assertSameBits(State expected, State actual, String what) {
        assertEquals(expected.tensors().keySet(), actual.tensors().keySet(), what);
        expected.tensors()
                .forEach((name, tensor) -> assertArrayEquals(
                        bits(tensor), bits(actual.get(name)), () -> what + ": tensor '" + name + "' differs"));
    }

    /** Every tensor within a tolerance: largest difference over the largest value, at least 1; integers exactly. */
    static void assertNear(State expected, State actual, double tolerance, String what) {
        for (Map.Entry<String, Tensor> entry : expected.tensors().entrySet()) {
            Tensor other = actual.get(entry.getKey());
            if (entry.getValue().type() != ElementType.FLOAT32) {
                assertArrayEquals(bits(entry.getValue()), bits(other), what + ": " + entry.getKey());
                continue;
            }
            assertNear(
                    entry.getValue().readFloats(), other.readFloats(), tolerance, what + ", tensor " + entry.getKey());
        }
    }

    static void assertNear(float[] expected, float[] actual, double tolerance, String what) {
        assertEquals(expected.length, actual.length, what);
        double scale = 1;
        double worst = 0;
        int where = 0;
        for (int i = 0; i < expected.length; i++) {
            scale = Math.max(scale, Math.abs(expected[i]));
            double error = Math.abs((double) expected[i] - actual[i]);
            if (!(error <= worst)) {
                worst = error;
                where = i;
            }
        }
        if (!(worst <= tolerance * scale)) {
            throw new org.opentest4j.AssertionFailedError(what + ": element " + where + " is " + actual[where]
                    + ", expected " + expected[where] + "; the difference is above " + tolerance * scale);
        }
    }

    /** The norm of the difference over the norm. */
    static void assertClose(float[] expected, float[] actual, double tolerance, String what) {
        assertEquals(expected.length, actual.length, what);
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < expected.length; i++) {
            difference += Math.pow((double) expected[i] - actual[i], 2);
            norm += Math.pow(expected[i], 2);
        }
        double error = Math.sqrt(difference) / Math.max(1e-12, Math.sqrt(norm));
        if (!(error <= tolerance || difference == 0)) {
            throw new org.opentest4j.AssertionFailedError(
                    what + ": relative error " + error + " above " + tolerance + " (norm " + Math.sqrt(norm) + ")");
        }
    }
}
