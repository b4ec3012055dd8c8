// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.isotropic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.config.Problem;
import org.morphogen.api.rule.Initializer;
import org.morphogen.api.rule.ParameterSpec;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.rule.RuleType;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.plugin.substrate.grid.GridSubstrateType;
import org.morphogen.plugin.substrate.hexagonal.HexagonalSubstrateType;
import org.morphogen.testkit.Instances;
import org.morphogen.testkit.RuleContract;
import org.morphogen.testkit.TestContext;

class IsotropicRuleContractTest extends RuleContract<IsotropicRuleConfig> {

    @Override
    protected RuleType<IsotropicRuleConfig> type() {
        return new IsotropicRuleType();
    }

    @Override
    protected Substrate substrate(IsotropicRuleConfig configuration, Scope scope) {
        return configuration.variant() == IsotropicRuleConfig.Variant.LAP6 ? lattice(5, scope) : torus(5, scope);
    }

    private static Substrate lattice(int channels, Scope scope) {
        return Instances.substrate(
                new HexagonalSubstrateType(), Map.of("width", 9, "height", 6, "channels", channels), scope);
    }

    private static Substrate torus(int channels, Scope scope) {
        return Instances.substrate(
                new GridSubstrateType(),
                Map.of("width", 9, "height", 6, "channels", channels, "boundary", "torus"),
                scope);
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(
                Map.of("hidden", 12),
                Map.of("hidden", 20, "variant", "lap6", "lapScale", 0.125, "fireRate", 1),
                Map.of("hidden", 7, "variant", "lap-gradnorm", "lapScale", 0.0625));
    }

    @Override
    protected Map<Map<String, Object>, String> misfits() {
        return Map.of(Map.of("livingChannel", 5), "/livingChannel", Map.of("fireRate", 1e-6), "/fireRate");
    }

    @ParameterizedTest
    @CsvSource({"laplacian, 192, 9408", "lap6, 192, 9408", "lap-gradnorm, 128, 8320"})
    void thePublishedVariantsHaveTheirWidths(String variant, int hidden, long parameters, Scope scope) {
        List<ParameterSpec> specs = rule(Map.of("variant", variant), scope).parameters();
        assertEquals(hidden, specs.get(1).shape().size());
        assertEquals(parameters, specs.stream().mapToLong(p -> p.shape().size()).sum());
    }

    @Test
    void theWidthIsAKey(Scope scope) {
        assertEquals(
                Shape.of(32, 128),
                rule(Map.of("hidden", 128), scope).parameters().get(0).shape());
    }

    @Test
    void squareAndHexagonalVariantsTakeTheSameTensors(Scope scope) {
        assertEquals(
                rule(Map.of("variant", "laplacian"), scope).parameters(),
                rule(Map.of("variant", "lap6"), scope).parameters());
    }

    @Test
    void theHexagonalVariantOnASquareGridIsWarnedOf(Scope scope) {
        TestContext context = TestContext.in(scope);
        IsotropicRuleConfig config = new IsotropicRuleConfig(IsotropicRuleConfig.Variant.LAP6, null, 0.5, 1, 3, 0.1);
        type().create(config, torus(16, scope), context);
        Problem problem = context.problems().problems().get(0);
        assertFalse(problem.fatal());
        assertTrue(problem.toString().startsWith("/variant: lap6 on a square grid; expected"), problem::toString);
    }

    @Test
    void weightsStartUniformAndTheOutputAtZero(Scope scope) {
        List<ParameterSpec> specs = rule(Map.of(), scope).parameters();
        Initializer uniform = new Initializer.Uniform((float) (1 / Math.sqrt(32)));
        assertEquals(
                List.of(uniform, uniform, Initializer.zeros()),
                specs.stream().map(ParameterSpec::initializer).toList());
    }

    private static Rule rule(Map<String, Object> settings, Scope scope) {
        return Instances.rule(new IsotropicRuleType(), settings, torus(16, scope), scope);
    }
}
