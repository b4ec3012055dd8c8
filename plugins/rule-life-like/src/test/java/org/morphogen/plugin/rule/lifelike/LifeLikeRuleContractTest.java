// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.lifelike;

import java.util.Map;
import java.util.stream.Stream;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.rule.RuleType;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.plugin.substrate.grid.Boundary;
import org.morphogen.plugin.substrate.grid.GridConfig;
import org.morphogen.plugin.substrate.grid.GridSubstrateType;
import org.morphogen.testkit.RuleContract;
import org.morphogen.testkit.TestContext;

class LifeLikeRuleContractTest extends RuleContract<LifeLikeConfig> {

    @Override
    protected RuleType<LifeLikeConfig> type() {
        return new LifeLikeRuleType();
    }

    @Override
    protected Substrate substrate(LifeLikeConfig configuration, Scope scope) {
        return new GridSubstrateType().create(new GridConfig(13, 7, 1, Boundary.TORUS), TestContext.in(scope));
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(Map.of(), Map.of("rule", "B36/S23"), Map.of("rule", "1357/1357"));
    }

    @Override
    protected Map<Map<String, Object>, String> misfits() {
        return Map.of(Map.of("rule", "B3/S29"), "/rule");
    }
}
