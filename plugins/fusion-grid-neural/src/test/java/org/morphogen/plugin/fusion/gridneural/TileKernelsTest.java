// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import java.util.stream.Stream;
import org.morphogen.api.compute.Device;
import org.morphogen.plugin.rule.neural.NeuralRuleType;

/** The neural rule with many work-items and local memory. */
class TileKernelsTest extends KernelContract {

    TileKernelsTest() {
        super(Device.Kind.GPU, 32, "neural", new NeuralRuleType());
    }

    @Override
    protected Stream<Pair> pairs() {
        return Pairs.neural().limit(7);
    }
}
