// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.i8080;

import java.util.Map;
import java.util.stream.Stream;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.rule.RuleType;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.plugin.substrate.longtape.LongTapeConfig;
import org.morphogen.plugin.substrate.longtape.LongTapeSubstrateType;
import org.morphogen.testkit.RuleContract;
import org.morphogen.testkit.TestContext;

class I8080RuleContractTest extends RuleContract<I8080Config> {

    @Override
    protected RuleType<I8080Config> type() {
        return new I8080RuleType();
    }

    @Override
    protected Substrate substrate(I8080Config configuration, Scope scope) {
        LongTapeConfig tape = new LongTapeConfig(64, LongTapeConfig.Mode.WINDOWS, 2, 3);
        return new LongTapeSubstrateType().create(tape, TestContext.in(scope));
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(Map.of(), Map.of("mutateEvery", 100, "cycles", 70));
    }
}
