// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.Problem;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.rule.RuleType;
import org.morphogen.api.substrate.Look;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.plugin.substrate.grid.Boundary;
import org.morphogen.plugin.substrate.grid.GridConfig;
import org.morphogen.plugin.substrate.grid.GridSubstrateType;
import org.morphogen.testkit.RuleContract;
import org.morphogen.testkit.TestContext;

class NeuralRuleContractTest extends RuleContract<NeuralRuleConfig> {

    @Override
    protected RuleType<NeuralRuleConfig> type() {
        return new NeuralRuleType();
    }

    @Override
    protected Substrate substrate(NeuralRuleConfig configuration, Scope scope) {
        return grid(5, scope);
    }

    private static Substrate grid(int channels, Scope scope) {
        return new GridSubstrateType().create(new GridConfig(9, 6, channels, Boundary.TORUS), TestContext.in(scope));
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(
                Map.of("hidden", 1),
                Map.of("hidden", 24, "activation", "elu", "livingMask", "none"),
                Map.of(
                        "hidden",
                        17,
                        "perception",
                        List.of("identity", "laplacian", "moore-patch"),
                        "order",
                        "operator-major",
                        "activation",
                        "tanh",
                        "outputBias",
                        false,
                        "stepSize",
                        0.5,
                        "fireRate",
                        1,
                        "livingMask",
                        "pre"));
    }

    @Override
    protected Map<Map<String, Object>, String> misfits() {
        return Map.of(
                Map.of("livingChannel", 5), "/livingChannel",
                Map.of("perception", List.of("identity", "gradient-z")), "/perception/1",
                Map.of("perception", List.of("gradient-x*eight")), "/perception/0",
                Map.of("perception", List.of("laplacian@0.5")), "/perception/0");
    }

    @Test
    void aMisspeltOperatorIsToldWithTheNearestName(Scope scope) {
        TestContext context = TestContext.in(scope);
        type().create(configuration(Map.of("perception", List.of("laplacan"))), grid(16, scope), context);
        Problem problem = context.problems().problems().get(0);
        assertTrue(problem.advice().contains("'laplacian'"), problem::toString);
    }

    @Test
    void thePublishedRuleHasItsNumberOfParameters(Scope scope) {
        Rule rule = type().create(configuration(Map.of()), grid(16, scope), TestContext.in(scope));
        assertEquals(
                8336,
                rule.parameters().stream().mapToLong(p -> p.shape().size()).sum());
    }

    @Test
    void coloursAreShownAsTheirChannelsMean(Scope scope) {
        assertEquals(Look.Mode.PREMULTIPLIED_RGBA, look(Map.of(), 16, scope));
        assertEquals(Look.Mode.RGB, look(Map.of("livingMask", "none"), 12, scope));
        assertEquals(Look.Mode.GREY, look(Map.of("livingMask", "none"), 2, scope));
    }

    private Look.Mode look(Map<String, Object> values, int channels, Scope scope) {
        return type().create(configuration(values), grid(channels, scope), TestContext.in(scope))
                .look()
                .mode();
    }

    private NeuralRuleConfig configuration(Map<String, Object> values) {
        return NeuralRuleFixture.configuration(values);
    }
}
