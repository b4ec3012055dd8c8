// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import org.morphogen.api.compute.Device;
import org.morphogen.api.dynamics.FusionType;
import org.morphogen.api.rule.RuleType;
import org.morphogen.api.substrate.SubstrateType;
import org.morphogen.plugin.substrate.grid.GridSubstrateType;
import org.morphogen.testkit.FusionContract;

/** The kernels for one kind of device hold the contract for one rule, on any device. */
abstract class KernelContract extends FusionContract {

    private final FusionType fusion;
    private final String ruleName;
    private final RuleType<?> ruleType;

    KernelContract(Device.Kind kind, int lanes, String ruleName, RuleType<?> ruleType) {
        this.fusion = new PosingFusion(kind, lanes);
        this.ruleName = ruleName;
        this.ruleType = ruleType;
    }

    @Override
    protected FusionType type() {
        return fusion;
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
        return ruleName;
    }

    @Override
    protected RuleType<?> ruleType() {
        return ruleType;
    }
}
