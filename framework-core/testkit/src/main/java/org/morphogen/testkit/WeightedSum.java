// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.engine.tape.RecordingTape;

/** Turns an operation into a scalar function: the sum of its results with fixed random weights. */
final class WeightedSum {

    private static final long SEED = 7;

    /** Buffers of each size that are made to hold NaN before the adjoint runs. */
    private static final int POISONED = 6;

    private static final double SAME = 1e-5;

    private final Scope scope;
    private final Function<Tape, List<Part>> operation;
    private final Map<String, Tensor> inputs;
    private final List<float[]> weights = new ArrayList<>();

    private WeightedSum(Scope scope, Function<Tape, List<Part>> operation, Map<String, Tensor> inputs) {
        this.scope = scope;
        this.operation = operation;
        this.inputs = inputs;
    }

    /**
     * A result.
     *
     * @param elements how many of its first elements hold values
     */
    record Part(Tensor tensor, int elements) {}

    /** A check of the gradients that the adjoint adds to watched memory; what it writes to undefined memory is equal. */
    static GradientCheck check(Scope scope, Function<Tape, List<Part>> operation, Map<String, Tensor> inputs) {
        WeightedSum sum = new WeightedSum(scope, operation, inputs);
        GradientCheck check = GradientCheck.of(sum::value);
        Map<String, float[]> written = sum.written();
        Map<String, float[]> added = sum.added(scale(written));
        inputs.forEach((name, input) -> {
            float[] gradient = Objects.requireNonNull(added.get(name));
            float[] other = written.get(name);
            if (other != null) {
                compare(name, input, gradient, other);
            }
            check.input(name, input, gradient);
        });
        return check;
    }

    /** @param before what gradients hold before the adjoint adds to them; taken away again */
    private Map<String, float[]> added(float before) {
        Map<String, float[]> found = new LinkedHashMap<>();
        try (Scope memory = scope.child("recorded")) {
            Tape tape = new RecordingTape(memory, true);
            Map<String, Tensor> gradients = new LinkedHashMap<>();
            inputs.forEach((name, input) -> {
                Tensor gradient = memory.allocate(ElementType.FLOAT32, input.shape());
                scope.compute().fill(gradient, before);
                tape.watch(input, gradient);
                gradients.put(name, gradient);
            });
            seed(tape, operation.apply(tape));
            tape.play();
            gradients.forEach((name, gradient) -> found.put(name, gradient.readFloats()));
        }
        found.values().forEach(gradient -> subtract(gradient, before));
        return found;
    }

    /** Takes the inputs for results of an earlier operation, so that their gradients have no memory yet. */
    private Map<String, float[]> written() {
        poison();
        Map<String, float[]> found = new LinkedHashMap<>();
        try (Scope memory = scope.child("recorded")) {
            Tape tape = new RecordingTape(memory, true);
            Tensor root = memory.floats(1);
            tape.watch(root, memory.floats(1));
            inputs.forEach((name, input) -> tape.record(
                    input,
                    List.of(root),
                    () -> found.put(name, tape.gradient(input).readFloats())));
            seed(tape, operation.apply(tape));
            tape.play();
        }
        return found;
    }

    /** Undefined memory comes from the free lists: fills what lies there with NaN. */
    private void poison() {
        try (Scope poison = scope.child("poison")) {
            for (Tensor input : inputs.values()) {
                for (int i = 0; i < POISONED; i++) {
                    scope.compute().fill(poison.allocate(ElementType.FLOAT32, input.shape()), Float.NaN);
                }
            }
        }
    }

    /** Rows beyond the count are never defined; they are zero where the adjoint added, and free where it wrote. */
    private static void compare(String name, Tensor input, float[] added, float[] written) {
        float[] defined = written.clone();
        if (input.shape().rank() == 2) {
            for (int i = 0; i < defined.length; i++) {
                defined[i] = added[i] == 0 ? 0 : defined[i];
            }
        }
        States.assertClose(
                added,
                defined,
                SAME,
                "The gradient of '" + name + "' written to undefined memory (beta 0) against the one added (beta 1)");
    }

    /** The largest defined element, as a power of two so that little is lost when it is added and taken away; or 1. */
    private static float scale(Map<String, float[]> gradients) {
        float largest = 0;
        for (float[] gradient : gradients.values()) {
            for (float value : gradient) {
                largest = Float.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
            }
        }
        return largest < Float.MIN_NORMAL ? 1 : Math.scalb(1f, Math.getExponent(largest));
    }

    private static void subtract(float[] gradient, float before) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] -= before;
        }
    }

    private void seed(Tape tape, List<Part> results) {
        Random random = new Random(SEED);
        weights.clear();
        for (Part result : results) {
            float[] weight = new float[Math.toIntExact(result.tensor().size())];
            for (int i = 0; i < result.elements(); i++) {
                weight[i] = (float) random.nextGaussian();
            }
            Tensor seed =
                    tape.scope().allocate(ElementType.FLOAT32, result.tensor().shape());
            seed.write(weight);
            tape.seed(result.tensor(), seed);
            weights.add(weight);
        }
    }

    private double value() {
        try (Scope memory = scope.child("difference")) {
            List<Part> results = operation.apply(new RecordingTape(memory, false));
            double sum = 0;
            for (int i = 0; i < weights.size(); i++) {
                Part result = results.get(i);
                sum += GradientCheck.dot(result.tensor().readFloats(0, result.elements()), weights.get(i));
            }
            return sum;
        }
    }
}
