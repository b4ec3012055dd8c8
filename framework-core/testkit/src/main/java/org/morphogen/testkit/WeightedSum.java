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

    private final List<float[]> weights = new ArrayList<>();

    private WeightedSum() {}

    /**
     * A result.
     *
     * @param elements how many of its first elements hold values
     */
    record Part(Tensor tensor, int elements) {}

    static GradientCheck check(Scope scope, Function<Tape, List<Part>> operation, Map<String, Tensor> inputs) {
        WeightedSum sum = new WeightedSum();
        GradientCheck check = GradientCheck.of(() -> sum.value(scope, operation));
        try (Scope memory = scope.child("recorded")) {
            Tape tape = new RecordingTape(memory, true);
            Map<String, Tensor> gradients = new LinkedHashMap<>();
            inputs.forEach((name, input) -> {
                Tensor gradient = memory.zeros(ElementType.FLOAT32, input.shape());
                tape.watch(input, gradient);
                gradients.put(name, gradient);
            });
            sum.seed(tape, operation.apply(tape));
            tape.play();
            inputs.forEach((name, input) -> check.input(name, input, Objects.requireNonNull(gradients.get(name))));
        }
        return check;
    }

    private void seed(Tape tape, List<Part> results) {
        Random random = new Random(SEED);
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

    private double value(Scope scope, Function<Tape, List<Part>> operation) {
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
