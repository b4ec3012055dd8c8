// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.neural;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.rule.ParameterSpec;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.rule.Perceives;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.engine.compose.ComposedDynamics;
import org.morphogen.plugin.substrate.grid.Boundary;
import org.morphogen.plugin.substrate.grid.GridConfig;
import org.morphogen.plugin.substrate.grid.GridSubstrateType;
import org.morphogen.testkit.TestContext;

/** The published rule on a grid with random parameters, and the same in plain Java. */
record NeuralRuleFixture(
        GridConfig grid,
        Substrate substrate,
        Rule rule,
        Map<String, float[]> values,
        Parameters parameters,
        Scope scope) {

    static final int HIDDEN = 32;
    static final Step FIRST = new Step(0xFEDC_BA98_7654L, 3, 40);

    static NeuralRuleFixture of(int width, int height, Map<String, Object> settings, Scope scope) {
        GridConfig grid = new GridConfig(width, height, 16, Boundary.ZERO);
        TestContext context = TestContext.in(scope);
        Substrate substrate = new GridSubstrateType().create(grid, context);
        Map<String, Object> all = new LinkedHashMap<>(Map.of("hidden", HIDDEN));
        all.putAll(settings);
        Rule rule = new NeuralRuleType().create(configuration(all), substrate, context);
        Map<String, float[]> values = new LinkedHashMap<>();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Random random = new Random(2020);
        for (ParameterSpec spec : rule.parameters()) {
            float[] some = new float[Math.toIntExact(spec.shape().size())];
            for (int i = 0; i < some.length; i++) {
                some[i] = (float) random.nextGaussian() * (spec.name().startsWith("dense1") ? 0.2f : 0.05f);
            }
            Tensor tensor = scope.allocate(ElementType.FLOAT32, spec.shape());
            tensor.write(some);
            values.put(spec.name(), some);
            tensors.put(spec.name(), tensor);
        }
        return new NeuralRuleFixture(grid, substrate, rule, values, new Parameters(tensors), scope);
    }

    /** The defaults with some settings changed. */
    static NeuralRuleConfig configuration(Map<String, Object> settings) {
        return new NeuralRuleConfig(
                (int) settings.getOrDefault("hidden", 128),
                names(settings.getOrDefault("perception", List.of("identity", "gradient-x", "gradient-y"))),
                Perceives.Order.CHANNEL_MAJOR,
                NeuralRuleConfig.Hidden.RELU,
                true,
                (double) settings.getOrDefault("fireRate", 0.5),
                1,
                Activity.Mask.valueOf(
                        settings.getOrDefault("livingMask", "both").toString().toUpperCase(java.util.Locale.ROOT)),
                3,
                0.1,
                (double) settings.getOrDefault("angle", 0.0),
                1);
    }

    private static List<String> names(Object list) {
        return ((List<?>) list).stream().map(Object::toString).toList();
    }

    ComposedDynamics dynamics() {
        return new ComposedDynamics(substrate, rule, scope);
    }

    /** A living blob with a dead outside, off centre so that it meets the border. */
    float[] blob(int batch) {
        Random random = new Random(7);
        float[] cells = new float[batch * grid.width() * grid.height() * 16];
        for (int i = 0; i < cells.length; i++) {
            int x = i / 16 % grid.width();
            int y = i / 16 / grid.width() % grid.height();
            boolean inside = Math.hypot(x - grid.width() * 0.75, y - grid.height() * 0.4) < grid.width() * 0.36;
            float noise = (float) random.nextGaussian() * 0.4f;
            cells[i] = !inside ? 0 : i % 16 == 3 ? 0.6f + 0.3f * noise : noise;
        }
        return cells;
    }

    State state(float[] cells, int batch) {
        State state = substrate.state().allocate(scope, batch);
        state.cells().write(cells);
        return state;
    }

    GrowingReference reference(Map<String, double[]> parameters) {
        return new GrowingReference(
                grid.width(),
                grid.height(),
                16,
                parameters.get("dense1.kernel"),
                parameters.get("dense1.bias"),
                parameters.get("dense2.kernel"),
                parameters.get("dense2.bias"));
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
