// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.rule.Rows;
import org.opentest4j.AssertionFailedError;

/**
 * Compares an adjoint with central differences: along random directions over all inputs at once, and along single
 * components. Sums run in double precision on the host. Each derivative is tried with several step lengths until one
 * agrees: long steps suffer from curvature and kinks, short ones from single precision, and a wrong adjoint fails at
 * every length.
 *
 * <p>The error of a derivative is relative to the largest of its two values and the gradient's own scale: its norm for
 * a random direction of +-1, its root mean square for a component.
 */
public final class GradientCheck {

    private static final double[] LENGTHS = {1e-2, 1e-3, 1e-1, 1e-4, 3e-3, 3e-2, 3e-4};
    private static final int DIRECTIONS = 4;
    private static final int COMPONENTS = 8;

    private final DoubleSupplier function;
    private final Map<String, Tensor> inputs = new LinkedHashMap<>();
    private final Map<String, float[]> gradients = new LinkedHashMap<>();
    private final Random random = new Random(20240229);
    private double worst;

    private GradientCheck(DoubleSupplier function) {
        this.function = function;
    }

    /** A scalar function that reads the current contents of its inputs and gives the same value for the same contents. */
    public static GradientCheck of(DoubleSupplier function) {
        return new GradientCheck(function);
    }

    /** Adds an input (FLOAT32, its contents are restored after the check) and the gradient that is to be checked. */
    public GradientCheck input(String name, Tensor input, Tensor gradient) {
        return input(name, input, gradient.readFloats());
    }

    /** As {@link #input(String, Tensor, Tensor)}, the gradient on the host. */
    public GradientCheck input(String name, Tensor input, float[] gradient) {
        if (gradient.length != input.size()) {
            throw new AssertionFailedError(
                    "Gradient of '" + name + "' has " + gradient.length + " elements, the input " + input.size());
        }
        inputs.put(name, input);
        gradients.put(name, gradient);
        return this;
    }

    /** Throws {@link AssertionFailedError} with the worst derivative if its relative error is above the tolerance. */
    public void within(double tolerance) {
        for (int i = 0; i < DIRECTIONS; i++) {
            Map<String, float[]> direction = new LinkedHashMap<>();
            inputs.forEach((name, input) -> direction.put(name, signs(Math.toIntExact(input.size()))));
            compare("a random direction", direction, norm(gradients.values()), tolerance);
        }
        inputs.forEach((name, input) -> {
            int size = Math.toIntExact(input.size());
            double scale = norm(List.of(gradient(name))) / Math.sqrt(size);
            for (int i = 0; i < Math.min(COMPONENTS, size); i++) {
                int index = size <= COMPONENTS ? i : random.nextInt(size);
                float[] direction = new float[size];
                direction[index] = 1;
                compare("element " + index + " of '" + name + "'", Map.of(name, direction), scale, tolerance);
            }
        });
    }

    /** The largest relative error so far. */
    public double worst() {
        return worst;
    }

    private void compare(String what, Map<String, float[]> direction, double scale, double tolerance) {
        double adjoint = 0;
        for (Map.Entry<String, float[]> part : direction.entrySet()) {
            adjoint += dot(part.getValue(), gradient(part.getKey()));
        }
        double best = Double.POSITIVE_INFINITY;
        double found = Double.NaN;
        for (double length : LENGTHS) {
            double difference = difference(direction, length);
            double error = Math.abs(difference - adjoint)
                    / Math.max(Double.MIN_NORMAL, Math.max(scale, Math.max(Math.abs(difference), Math.abs(adjoint))));
            if (error < best) {
                best = error;
                found = difference;
            }
            if (best <= tolerance) {
                break;
            }
        }
        worst = Math.max(worst, best);
        if (!(best <= tolerance)) {
            throw new AssertionFailedError("Derivative along " + what + ": adjoint " + adjoint + ", central difference "
                    + found + ", relative error " + best + " above " + tolerance);
        }
    }

    private double difference(Map<String, float[]> direction, double length) {
        Map<String, float[]> start = new LinkedHashMap<>();
        direction.keySet().forEach(name -> start.put(name, tensor(name).readFloats()));
        try {
            double span = shift(start, direction, (float) length);
            double above = function.getAsDouble();
            shift(start, direction, (float) -length);
            return (above - function.getAsDouble()) / span;
        } finally {
            start.forEach((name, values) -> tensor(name).write(values));
        }
    }

    /** Moves the inputs and gives the distance between the two points as single precision has it. */
    private double shift(Map<String, float[]> start, Map<String, float[]> direction, float length) {
        double moved = 0;
        double asked = 0;
        for (Map.Entry<String, float[]> part : direction.entrySet()) {
            float[] from = start.getOrDefault(part.getKey(), new float[0]);
            float[] to = from.clone();
            for (int i = 0; i < to.length; i++) {
                float step = part.getValue()[i] * length;
                to[i] += step;
                moved += Math.abs((double) to[i] - (from[i] - step));
                asked += Math.abs(part.getValue()[i]);
            }
            tensor(part.getKey()).write(to);
        }
        return moved / asked;
    }

    private Tensor tensor(String name) {
        Tensor tensor = inputs.get(name);
        if (tensor == null) {
            throw new IllegalStateException("No input '" + name + "'");
        }
        return tensor;
    }

    private float[] gradient(String name) {
        return gradients.getOrDefault(name, new float[0]);
    }

    private float[] signs(int size) {
        float[] signs = new float[size];
        for (int i = 0; i < size; i++) {
            signs[i] = random.nextBoolean() ? 1 : -1;
        }
        return signs;
    }

    private static double norm(Iterable<float[]> parts) {
        double sum = 0;
        for (float[] part : parts) {
            sum += dot(part, part);
        }
        return Math.sqrt(sum);
    }

    static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    /**
     * Checks a recorded operation: the scalar is the sum of all its results, each element with its own random weight.
     *
     * @param scope for the check's memory
     * @param operation gives FLOAT32 results from the inputs' contents; run many times, recorded once
     * @param inputs FLOAT32, by name
     */
    public static GradientCheck ofOperation(
            Scope scope, Function<Tape, List<Tensor>> operation, Map<String, Tensor> inputs) {
        return WeightedSum.check(
                scope,
                tape -> operation.apply(tape).stream()
                        .map(tensor -> new WeightedSum.Part(tensor, Math.toIntExact(tensor.size())))
                        .toList(),
                inputs);
    }

    /** As {@link #ofOperation} for rows, of which only the first {@code count} hold values. */
    public static GradientCheck ofRows(Scope scope, Function<Tape, Rows> operation, Map<String, Tensor> inputs) {
        return WeightedSum.check(
                scope,
                tape -> {
                    Rows rows = operation.apply(tape);
                    return List.of(
                            new WeightedSum.Part(rows.values(), rows.count().readInts()[0] * rows.width()));
                },
                inputs);
    }
}
