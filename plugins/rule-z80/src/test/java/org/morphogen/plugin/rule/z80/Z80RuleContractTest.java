// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.z80;

import java.util.Map;
import java.util.stream.Stream;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.rule.RuleType;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.plugin.substrate.soup.SoupSubstrateType;
import org.morphogen.testkit.Instances;
import org.morphogen.testkit.RuleContract;

class Z80RuleContractTest extends RuleContract<Z80Config> {

    @Override
    protected RuleType<Z80Config> type() {
        return new Z80RuleType();
    }

    @Override
    protected Substrate substrate(Z80Config configuration, Scope scope) {
        return Instances.substrate(
                new SoupSubstrateType(), Map.of("programs", 34, "length", 16, "numbers", "fast"), scope);
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(Map.of(), Map.of("steps", 256));
    }
}
