// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.rsubleq4;

import java.util.Map;
import java.util.stream.Stream;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.rule.RuleType;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.plugin.substrate.soup.SoupSubstrateType;
import org.morphogen.testkit.Instances;
import org.morphogen.testkit.RuleContract;

class Rsubleq4RuleContractTest extends RuleContract<Rsubleq4Config> {

    @Override
    protected RuleType<Rsubleq4Config> type() {
        return new Rsubleq4RuleType();
    }

    @Override
    protected Substrate substrate(Rsubleq4Config configuration, Scope scope) {
        return Instances.substrate(
                new SoupSubstrateType(), Map.of("programs", 34, "length", 16, "numbers", "fast"), scope);
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(Map.of());
    }
}
