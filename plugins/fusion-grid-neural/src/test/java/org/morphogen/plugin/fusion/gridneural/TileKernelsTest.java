// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import java.util.stream.Stream;
import org.morphogen.api.compute.Device;
import org.morphogen.api.dynamics.FusionType;
import org.morphogen.api.rule.RuleType;
import org.morphogen.api.substrate.SubstrateType;
import org.morphogen.plugin.rule.neural.NeuralRuleType;
import org.morphogen.plugin.substrate.grid.GridSubstrateType;
import org.morphogen.testkit.FusionContract;

/** The kernels for many work-items and local memory hold the contract, on any device. */
class TileKernelsTest extends FusionContract {

    @Override
    protected FusionType type() {
        return new PosingFusion(Device.Kind.GPU, 32);
    }

    @Override
    protected String substrateName() {
        return "grid";
    }

    @Override
    protected SubstrateType<?> substrateType() {
        return new GridSubstrateType();
    }

    @Override
    protected String ruleName() {
        return "neural";
    }

    @Override
    protected RuleType<?> ruleType() {
        return new NeuralRuleType();
    }

    @Override
    protected Stream<Pair> pairs() {
        return Pairs.all().limit(7);
    }
}
