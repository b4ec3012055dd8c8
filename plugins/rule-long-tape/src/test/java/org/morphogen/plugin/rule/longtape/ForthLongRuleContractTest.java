// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.longtape;

import java.util.Map;
import java.util.stream.Stream;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.rule.RuleType;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.plugin.substrate.longtape.LongTapeConfig;
import org.morphogen.plugin.substrate.longtape.LongTapeSubstrateType;
import org.morphogen.testkit.RuleContract;
import org.morphogen.testkit.TestContext;

class ForthLongRuleContractTest extends RuleContract<ForthLongConfig> {

    @Override
    protected RuleType<ForthLongConfig> type() {
        return new ForthLongRuleType();
    }

    @Override
    protected Substrate substrate(ForthLongConfig configuration, Scope scope) {
        LongTapeConfig tape = new LongTapeConfig(64, LongTapeConfig.Mode.WINDOWS, 2, 3);
        return new LongTapeSubstrateType().create(tape, TestContext.in(scope));
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(Map.of(), Map.of("mutateEvery", 0, "steps", 7));
    }
}
