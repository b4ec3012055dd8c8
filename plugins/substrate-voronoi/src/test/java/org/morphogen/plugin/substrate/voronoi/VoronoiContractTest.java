// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.voronoi;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.substrate.SubstrateType;
import org.morphogen.testkit.SubstrateContract;

class VoronoiContractTest extends SubstrateContract<VoronoiConfig> {

    @Override
    protected SubstrateType<VoronoiConfig> type() {
        return new VoronoiSubstrateType();
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
                Map.of("width", 8, "height", 8, "channels", 4, "pixels", 2),
                Map.of("width", 9, "height", 11, "channels", 3, "layout", 7, "relaxation", 0));
    }
}
