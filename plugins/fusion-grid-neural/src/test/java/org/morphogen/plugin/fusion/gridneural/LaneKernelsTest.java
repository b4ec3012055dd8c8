// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import java.util.stream.Stream;
import org.morphogen.api.compute.Device;
import org.morphogen.plugin.rule.neural.NeuralRuleType;

/** The neural rule with vector registers of 16 floats. */
class LaneKernelsTest extends KernelContract {

    LaneKernelsTest() {
        super(Device.Kind.CPU, 16, "neural", new NeuralRuleType());
    }

    @Override
    protected Stream<Pair> pairs() {
        return Pairs.neural();
    }
}
