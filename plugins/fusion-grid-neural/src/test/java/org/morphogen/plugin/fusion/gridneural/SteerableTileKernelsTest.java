// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import java.util.stream.Stream;
import org.morphogen.api.compute.Device;
import org.morphogen.plugin.rule.steerable.SteerableRuleType;

/** The steerable rule with many work-items and local memory. */
class SteerableTileKernelsTest extends KernelContract {

    SteerableTileKernelsTest() {
        super(Device.Kind.GPU, 32, "steerable", new SteerableRuleType());
    }

    @Override
    protected Stream<Pair> pairs() {
        return Pairs.steerable().limit(4);
    }
}
