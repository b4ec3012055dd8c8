// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.steerable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.Problem;
import org.morphogen.api.rule.Initializer;
import org.morphogen.api.rule.ParameterSpec;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.rule.RuleType;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.plugin.substrate.grid.GridSubstrateType;
import org.morphogen.testkit.Instances;
import org.morphogen.testkit.RuleContract;
import org.morphogen.testkit.TestContext;

class SteerableRuleContractTest extends RuleContract<SteerableRuleConfig> {

    @Override
    protected RuleType<SteerableRuleConfig> type() {
        return new SteerableRuleType();
    }

    @Override
    protected Substrate substrate(SteerableRuleConfig configuration, Scope scope) {
        return torus(6, configuration.steering() == SteerableRuleConfig.Steering.ANGLE ? 1 : 0, scope);
    }

    private static Substrate torus(int channels, int angles, Scope scope) {
        return Instances.substrate(
                new GridSubstrateType(),
                Map.of("width", 9, "height", 6, "channels", channels, "boundary", "torus", "angles", angles),
                scope);
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(
                Map.of("hidden", 12),
                Map.of("hidden", 9, "laplacian", false, "fireRate", 1),
                Map.of("hidden", 20, "steering", "gradient"));
    }

    @Override
    protected Map<Map<String, Object>, String> misfits() {
        return Map.of(
                Map.of("livingChannel", 5), "/livingChannel",
                Map.of("steering", "gradient", "livingChannel", 6), "/livingChannel",
                Map.of("fireRate", 1e-6), "/fireRate");
    }

    @ParameterizedTest
    @CsvSource({"angle, 60, 128, 9856", "angle-nolap, 45, 160, 9920", "gradient, 62, 128, 10112"})
    void thePublishedVariantsHaveTheirWidths(String variant, int inputs, int hidden, long parameters, Scope scope) {
        List<ParameterSpec> specs = rule(variant, scope).parameters();
        assertEquals(List.of(inputs, hidden), specs.get(0).shape().dims());
        assertEquals(parameters, specs.stream().mapToLong(p -> p.shape().size()).sum());
    }

    @Test
    void weightsStartUniformAndTheOutputAtZero(Scope scope) {
        Initializer uniform = new Initializer.Uniform((float) (1 / Math.sqrt(60)));
        assertEquals(
                List.of(uniform, uniform, Initializer.zeros()),
                rule("angle", scope).parameters().stream()
                        .map(ParameterSpec::initializer)
                        .toList());
    }

    @Test
    void theWrongNumberOfAnglesIsToldWithTheKeyToSet(Scope scope) {
        assertProblem(problem("angle", torus(16, 0, scope), scope), "/steering", "0 angles", "substrate.angles to 1");
        assertProblem(problem("angle", torus(16, 2, scope), scope), "/steering", "2 angles", "substrate.angles to 1");
        assertProblem(
                problem("gradient", torus(16, 1, scope), scope), "/steering", "1 angles", "substrate.angles to 0");
    }

    @Test
    void tooFewChannelsAreToldWithTheirNumber(Scope scope) {
        assertProblem(problem("angle", torus(4, 1, scope), scope), "/steering", "4 channels", "substrate.channels");
        assertProblem(problem("gradient", torus(4, 0, scope), scope), "/steering", "4 channels", "substrate.channels");
    }

    @Test
    void anotherSteeringIsRefusedWithTheTwoThatThereAre(Scope scope) {
        Substrate torus = torus(16, 0, scope);
        AssertionError refusal = assertThrows(
                AssertionError.class,
                () -> Instances.rule(new SteerableRuleType(), Map.of("steering", "compass"), torus, scope));
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains("/steering") && message.contains("compass"), message);
        assertTrue(message.contains("angle") && message.contains("gradient"), message);
    }

    private static void assertProblem(Problem problem, String pointer, String found, String advice) {
        assertEquals(pointer, problem.pointer());
        assertTrue(problem.found().contains(found), problem::toString);
        assertTrue(problem.advice().contains(advice), problem::toString);
        assertTrue(problem.fatal());
    }

    private Problem problem(String steering, Substrate substrate, Scope scope) {
        TestContext context = TestContext.in(scope);
        type().create(
                        new SteerableRuleConfig(
                                SteerableRuleConfig.Steering.valueOf(steering.toUpperCase(Locale.ROOT)),
                                true,
                                null,
                                0.5,
                                3,
                                0.1),
                        substrate,
                        context);
        return context.problems().problems().get(0);
    }

    private static Rule rule(String variant, Scope scope) {
        return SteerableFixture.rule(variant, torus(16, variant.startsWith("angle") ? 1 : 0, scope), scope);
    }
}
