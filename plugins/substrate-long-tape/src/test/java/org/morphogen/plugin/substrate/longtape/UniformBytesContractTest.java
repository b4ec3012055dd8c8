// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.longtape;

import java.util.Map;
import java.util.stream.Stream;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.initial.InitialType;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.testkit.InitialContract;
import org.morphogen.testkit.TestContext;

class UniformBytesContractTest extends InitialContract<UniformBytesConfig> {

    @Override
    protected InitialType<UniformBytesConfig> type() {
        return new UniformBytesType();
    }

    @Override
    protected Substrate substrate(Scope scope) {
        LongTapeConfig tape = new LongTapeConfig(16, LongTapeConfig.Mode.WINDOWS, 2, 3);
        return new LongTapeSubstrateType().create(tape, TestContext.in(scope));
    }

    @Override
    protected Rule rule(Substrate substrate, Scope scope) {
        return LongTapeFixture.NO_RULE;
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(Map.of(), Map.of("from", 0, "to", 35), Map.of("from", 7, "to", 7, "hex", "01C5"));
    }

    @Override
    protected Map<Map<String, Object>, String> misfits() {
        return Map.of(Map.of("hex", "012"), "/hex", Map.of("hex", "00".repeat(17)), "/hex");
    }
}
