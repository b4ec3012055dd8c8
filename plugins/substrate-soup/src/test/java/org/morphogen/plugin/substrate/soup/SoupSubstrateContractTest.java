// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.substrate.SubstrateType;
import org.morphogen.testkit.SubstrateContract;

class SoupSubstrateContractTest extends SubstrateContract<SoupConfig> {

    @Override
    protected SubstrateType<SoupConfig> type() {
        return new SoupSubstrateType();
    }

    /** Every program is in an epoch. */
    @Override
    protected List<Activity> activities() {
        return List.of(Activity.ALL);
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(
                Map.of("programs", 2, "length", 8),
                Map.of("programs", 130, "numbers", "fast"),
                Map.of("programs", 64, "pairing", "fixed-shuffle", "tokens", true),
                Map.of("programs", 70, "pairing", "line", "resetEvery", 1),
                Map.of("programs", 60, "pairing", "grid", "width", 12, "numbers", "fast"),
                Map.of("programs", 10, "pairing", "ring"));
    }

    @Override
    protected Map<Map<String, Object>, String> misfits() {
        return Map.of(Map.of("programs", 4, "pairing", "pattern", "pattern", "no-such-file.txt"), "/pattern");
    }
}
