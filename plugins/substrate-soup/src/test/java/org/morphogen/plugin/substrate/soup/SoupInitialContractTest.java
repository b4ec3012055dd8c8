// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import java.util.Map;
import java.util.stream.Stream;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.initial.InitialType;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.testkit.InitialContract;
import org.morphogen.testkit.Instances;

class SoupInitialContractTest extends InitialContract<SoupInitialConfig> {

    @Override
    protected InitialType<SoupInitialConfig> type() {
        return new SoupInitialType();
    }

    @Override
    protected Substrate substrate(Scope scope) {
        return Instances.substrate(new SoupSubstrateType(), Map.of("programs", 6, "length", 8, "tokens", true), scope);
    }

    @Override
    protected Rule rule(Substrate substrate, Scope scope) {
        return Instances.rule(new EchoLanguage(), Map.of(), substrate, scope);
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(Map.of(), Map.of("fill", "zero", "text", "01 ff 02"), Map.of("hex", "00".repeat(48)));
    }

    @Override
    protected Map<Map<String, Object>, String> misfits() {
        return Map.of(
                Map.of("hex", "012"), "/hex",
                Map.of("text", "zz"), "/text",
                Map.of("hex", "00".repeat(49)), "/hex",
                Map.of("file", "no-such-file.bin"), "/file");
    }
}
