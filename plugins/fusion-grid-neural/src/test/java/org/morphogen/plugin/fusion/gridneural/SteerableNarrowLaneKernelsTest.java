// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import java.util.stream.Stream;
import org.morphogen.api.compute.Device;
import org.morphogen.plugin.rule.steerable.SteerableRuleType;

/** The steerable rule with vector registers of 8 floats. */
class SteerableNarrowLaneKernelsTest extends KernelContract {

    SteerableNarrowLaneKernelsTest() {
        super(Device.Kind.CPU, 8, "steerable", new SteerableRuleType());
    }

    @Override
    protected Stream<Pair> pairs() {
        return Pairs.steerable().skip(2).limit(2);
    }
}
