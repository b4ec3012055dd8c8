// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.steerable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.rule.ParameterSpec;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.engine.compose.ComposedDynamics;
import org.morphogen.plugin.substrate.grid.GridSubstrateType;
import org.morphogen.testkit.Instances;

/** A steerable rule with random weights on a torus of 16 channels. */
record SteerableFixture(
        int width,
        int height,
        boolean byAngle,
        boolean laplacian,
        Substrate substrate,
        Rule rule,
        Map<String, float[]> values,
        Parameters parameters,
        Scope scope) {

    static final Step FIRST = new Step(0x5EED_1234L, 3, 40);
    static final int CHANNELS = 16;

    /** @param variant angle, angle-nolap or gradient */
    static SteerableFixture of(int width, int height, String variant, Scope scope) {
        boolean byAngle = variant.startsWith("angle");
        boolean laplacian = !variant.endsWith("nolap");
        Substrate torus = torus(width, height, byAngle ? 1 : 0, scope);
        Rule rule = rule(variant, torus, scope);
        Map<String, float[]> values = new LinkedHashMap<>();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Random random = new Random(2023);
        for (ParameterSpec spec : rule.parameters()) {
            float[] some = new float[Math.toIntExact(spec.shape().size())];
            for (int i = 0; i < some.length; i++) {
                some[i] = (float) random.nextGaussian() * (spec.name().startsWith("dense1") ? 0.07f : 0.02f);
            }
            Tensor tensor = scope.allocate(ElementType.FLOAT32, spec.shape());
            tensor.write(some);
            values.put(spec.name(), some);
            tensors.put(spec.name(), tensor);
        }
        return new SteerableFixture(
                width, height, byAngle, laplacian, torus, rule, values, new Parameters(tensors), scope);
    }

    static Rule rule(String variant, Substrate substrate, Scope scope) {
        return Instances.rule(
                new SteerableRuleType(),
                Map.of("steering", variant.split("-")[0], "laplacian", !variant.endsWith("nolap")),
                substrate,
                scope);
    }

    static Substrate torus(int width, int height, int angles, Scope scope) {
        return Instances.substrate(
                new GridSubstrateType(),
                Map.of("width", width, "height", height, "boundary", "torus", "angles", angles),
                scope);
    }

    ComposedDynamics dynamics() {
        return new ComposedDynamics(substrate, rule, scope);
    }

    /** A living blob across the border with a dead outside; angles everywhere, gradients weak and strong. */
    float[] blob(int batch) {
        Random random = new Random(7);
        float[] cells = new float[batch * width * height * CHANNELS];
        for (int i = 0; i < cells.length; i++) {
            int x = i / CHANNELS % width;
            int y = i / CHANNELS / width % height;
            boolean inside = Math.hypot(x - width * 0.75, y - height * 0.4) < width * 0.36;
            float noise = (float) random.nextGaussian() * 0.4f;
            int c = i % CHANNELS;
            if (byAngle && c == CHANNELS - 1) {
                cells[i] = random.nextFloat() * 6.28f;
            } else if (c == CHANNELS - 1) {
                cells[i] = inside ? 0.6f * noise : 0;
            } else {
                cells[i] = !inside ? 0 : c == 3 ? 0.6f + 0.3f * noise : noise;
            }
        }
        return cells;
    }

    State state(float[] cells, int batch) {
        State state = substrate.state().allocate(scope, batch);
        state.cells().write(cells);
        return state;
    }

    SteerableReference reference(Map<String, double[]> at) {
        return new SteerableReference(
                width,
                height,
                CHANNELS,
                byAngle,
                laplacian,
                at.get("dense1.kernel"),
                at.get("dense1.bias"),
                at.get("dense2.kernel"));
    }

    Map<String, double[]> doubles() {
        Map<String, double[]> doubles = new LinkedHashMap<>();
        values.forEach((name, some) -> doubles.put(name, doubles(some)));
        return doubles;
    }

    static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
