// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import java.util.stream.Stream;
import org.morphogen.api.compute.Device;
import org.morphogen.plugin.rule.neural.NeuralRuleType;

/** The neural rule with vector registers of 8 floats. */
class NarrowLaneKernelsTest extends KernelContract {

    NarrowLaneKernelsTest() {
        super(Device.Kind.CPU, 8, "neural", new NeuralRuleType());
    }

    @Override
    protected Stream<Pair> pairs() {
        return Pairs.neural().skip(4).limit(4);
    }
}
