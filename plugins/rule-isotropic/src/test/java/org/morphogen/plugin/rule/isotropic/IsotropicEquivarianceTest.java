// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.isotropic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.rule.RuleType;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.plugin.rule.neural.NeuralRuleType;
import org.morphogen.plugin.substrate.grid.GridSubstrateType;
import org.morphogen.plugin.substrate.hexagonal.HexagonalSubstrateType;
import org.morphogen.testkit.Equivariance;
import org.morphogen.testkit.Instances;
import org.morphogen.testkit.SiteMap;
import org.morphogen.testkit.TestCompute;

/** A turned or mirrored start under turned or mirrored fire masks gives the turned or mirrored state. */
@Tag("large")
@ExtendWith(TestCompute.class)
class IsotropicEquivarianceTest {

    private static final int SIZE = 24;

    @ParameterizedTest
    @ValueSource(strings = {"laplacian", "lap-gradnorm"})
    void itCommutesWithQuarterTurnsAndMirrors(String variant, Scope scope) {
        Equivariance equivariance = equivariance(new IsotropicRuleType(), Map.of("variant", variant), scope);
        for (SiteMap map : new SiteMap[] {SiteMap.quarterTurn(SIZE), SiteMap.mirror(SIZE)}) {
            Equivariance.Outcome outcome = equivariance.under(map);
            assertTrue(outcome.largest() < 10 && outcome.change() > 0.3, outcome::toString);
            assertTrue(outcome.relative() < 1e-4, outcome::toString);
        }
    }

    @Test
    void theLaplacianIsSummedSoThatNotOneBitDiffers(Scope scope) {
        Equivariance equivariance = equivariance(new IsotropicRuleType(), Map.of(), scope);
        assertEquals(0, equivariance.under(SiteMap.quarterTurn(SIZE)).difference());
        assertEquals(0, equivariance.under(SiteMap.mirror(SIZE)).difference());
    }

    @Test
    void theGrowingRuleFailsTheSameTest(Scope scope) {
        Equivariance equivariance = equivariance(new NeuralRuleType(), Map.of(), scope);
        for (SiteMap map : new SiteMap[] {SiteMap.quarterTurn(SIZE), SiteMap.mirror(SIZE)}) {
            Equivariance.Outcome outcome = equivariance.under(map);
            assertTrue(outcome.largest() < 10 && outcome.change() > 0.3, outcome::toString);
            assertTrue(outcome.relative() > 1e-2, outcome::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"laplacian", "lap6"})
    void onAHexagonalLatticeItCommutesWithTurnsBySixtyDegrees(String variant, Scope scope) {
        Substrate lattice =
                Instances.substrate(new HexagonalSubstrateType(), Map.of("width", SIZE, "height", SIZE), scope);
        Equivariance.Outcome outcome = equivariance(new IsotropicRuleType(), Map.of("variant", variant), lattice, scope)
                .under(SiteMap.sixthTurn(SIZE));
        assertTrue(outcome.largest() < 10 && outcome.change() > 0.3, outcome::toString);
        assertTrue(outcome.relative() < 1e-4, outcome::toString);
    }

    @Test
    void onTheSquareGridTurnsBySixtyDegreesFail(Scope scope) {
        Equivariance.Outcome outcome =
                equivariance(new IsotropicRuleType(), Map.of(), scope).under(SiteMap.sixthTurn(SIZE));
        assertTrue(outcome.relative() > 1e-2, outcome::toString);
    }

    private static <C extends Record> Equivariance equivariance(
            RuleType<C> type, Map<String, Object> settings, Scope scope) {
        Substrate torus = Instances.substrate(
                new GridSubstrateType(), Map.of("width", SIZE, "height", SIZE, "boundary", "torus"), scope);
        return equivariance(type, settings, torus, scope);
    }

    private static <C extends Record> Equivariance equivariance(
            RuleType<C> type, Map<String, Object> settings, Substrate torus, Scope scope) {
        return new Equivariance(torus, Instances.rule(type, settings, torus, scope), SIZE, scope);
    }
}
