// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.hexagonal;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.substrate.SubstrateType;
import org.morphogen.testkit.SubstrateContract;

class HexagonalContractTest extends SubstrateContract<HexagonalConfig> {

    @Override
    protected SubstrateType<HexagonalConfig> type() {
        return new HexagonalSubstrateType();
    }

    @Override
    protected List<Activity> activities() {
        return List.of(
                Activity.ALL,
                new Activity(0.5f, new Activity.Alive(Activity.Mask.PRE, 0, 0.62f)),
                new Activity(0.5f, new Activity.Alive(Activity.Mask.BOTH, 0, 0.62f)));
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(
                Map.of("width", 3, "height", 3, "channels", 4, "pixels", 1),
                Map.of("width", 11, "height", 7, "channels", 5));
    }
}
