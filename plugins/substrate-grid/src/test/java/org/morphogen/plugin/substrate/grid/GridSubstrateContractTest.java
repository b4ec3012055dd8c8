// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.grid;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.substrate.SubstrateType;
import org.morphogen.testkit.SubstrateContract;

class GridSubstrateContractTest extends SubstrateContract<GridConfig> {

    @Override
    protected SubstrateType<GridConfig> type() {
        return new GridSubstrateType();
    }

    @Override
    protected List<Activity> activities() {
        return List.of(
                Activity.ALL,
                new Activity(0.5f, Activity.Alive.NONE),
                new Activity(0.5f, new Activity.Alive(Activity.Mask.BOTH, 0, 0.62f)));
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(
                Map.of("width", 1, "height", 1, "channels", 1),
                Map.of("width", 67, "height", 3, "channels", 5, "boundary", "torus"),
                Map.of("width", 5, "height", 9, "channels", 16, "boundary", "reflect"));
    }
}
