// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.optimise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.rule.Parameters;
import org.morphogen.kernels.launch.Numbers;
import org.morphogen.kernels.launch.Variant;
import org.morphogen.testkit.TestCompute;

/** Norms, normalisation and clipping against double sums. */
@ExtendWith(TestCompute.class)
class GradientNormTest {

    @ParameterizedTest
    @EnumSource(Variant.class)
    void eachTensorIsDividedByItsOwnNorm(Variant variant, Scope scope) {
        Parameters g = gradients(scope);
        Map<String, float[]> before = read(g);
        new GradientNorm(scope, variant).normalise(g, 0.125f);
        before.forEach((name, values) -> {
            double factor = 1 / (norm(values) + 0.125);
            Numbers.assertNear(times(values, factor), g.get(name).readFloats(), 1e-7);
        });
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void oneLongVectorIsClippedToTheLimit(Variant variant, Scope scope) {
        Parameters g = gradients(scope);
        Map<String, float[]> before = read(g);
        double all = Math.sqrt(
                before.values().stream().mapToDouble(v -> norm(v) * norm(v)).sum());
        new GradientNorm(scope, variant).clip(g, 3);
        before.forEach((name, values) ->
                Numbers.assertNear(times(values, 3 / all), g.get(name).readFloats(), 1e-6));
        Tensor norm = scope.floats(1);
        new GradientNorm(scope, variant).measure(g, norm);
        assertEquals(3, norm.readFloats()[0], 1e-5);
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void gradientsWithinTheLimitAreLeftBitForBit(Variant variant, Scope scope) {
        Parameters g = gradients(scope);
        Map<String, float[]> before = read(g);
        new GradientNorm(scope, variant).clip(g, 1e6f);
        new GradientNorm(scope, variant).clipEach(g, 1e6f);
        before.forEach((name, values) -> assertArrayEquals(values, g.get(name).readFloats()));
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void eachTensorIsClippedApart(Variant variant, Scope scope) {
        Parameters g = gradients(scope);
        Map<String, float[]> before = read(g);
        new GradientNorm(scope, variant).clipEach(g, 2);
        before.forEach((name, values) -> {
            double factor = Math.min(1, 2 / norm(values));
            Numbers.assertNear(times(values, factor), g.get(name).readFloats(), 1e-6);
        });
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void valuesAreClippedOneByOne(Variant variant, Scope scope) {
        Parameters g = gradients(scope);
        Map<String, float[]> before = read(g);
        new GradientNorm(scope, variant).clipValues(g, 0.5f);
        before.forEach((name, values) -> {
            float[] now = g.get(name).readFloats();
            for (int i = 0; i < now.length; i++) {
                assertEquals(Math.max(-0.5f, Math.min(0.5f, values[i])), now[i]);
            }
        });
    }

    /** More than one chunk, a broken chunk and a single value. */
    private static Parameters gradients(Scope scope) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("long", Numbers.tensor(scope, 1, 9_001));
        tensors.put("short", Numbers.tensor(scope, 2, 17));
        tensors.put("one", Numbers.tensor(scope, 3, 1));
        return new Parameters(tensors);
    }

    private static Map<String, float[]> read(Parameters parameters) {
        Map<String, float[]> values = new LinkedHashMap<>();
        parameters.tensors().forEach((name, tensor) -> values.put(name, tensor.readFloats()));
        return values;
    }

    private static double norm(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }

    private static double[] times(float[] values, double factor) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = values[i] * factor;
        }
        return scaled;
    }
}
