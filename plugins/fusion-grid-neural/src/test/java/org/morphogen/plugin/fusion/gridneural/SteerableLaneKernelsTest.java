// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import java.util.stream.Stream;
import org.morphogen.api.compute.Device;
import org.morphogen.plugin.rule.steerable.SteerableRuleType;

/** The steerable rule with vector registers of 16 floats. */
class SteerableLaneKernelsTest extends KernelContract {

    SteerableLaneKernelsTest() {
        super(Device.Kind.CPU, 16, "steerable", new SteerableRuleType());
    }

    @Override
    protected Stream<Pair> pairs() {
        return Pairs.steerable();
    }
}
