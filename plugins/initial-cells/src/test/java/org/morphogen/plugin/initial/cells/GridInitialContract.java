// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.initial.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.initial.Initial;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.plugin.rule.lifelike.LifeLikeRuleType;
import org.morphogen.plugin.substrate.grid.GridSubstrateType;
import org.morphogen.testkit.InitialContract;
import org.morphogen.testkit.Instances;
import org.morphogen.testkit.TestContext;

/** Start states of this bundle on a grid of 11 x 7 cells. */
abstract class GridInitialContract<C extends Record> extends InitialContract<C> {

    static final int WIDTH = 11;
    static final int HEIGHT = 7;

    /** Channels of the grid. */
    abstract int channels();

    @Override
    protected Substrate substrate(Scope scope) {
        return Instances.substrate(
                new GridSubstrateType(), Map.of("width", WIDTH, "height", HEIGHT, "channels", channels()), scope);
    }

    @Override
    protected Rule rule(Substrate substrate, Scope scope) {
        // Start states ask nothing of the rule; this one is made for cells of one channel.
        Substrate binary = Instances.substrate(
                new GridSubstrateType(), Map.of("width", WIDTH, "height", HEIGHT, "channels", 1), scope);
        return Instances.rule(new LifeLikeRuleType(), Map.of(), binary, scope);
    }

    /** The cells of three samples, {@code [3][HEIGHT][WIDTH][channels]}. */
    float[] filled(C configuration, long seed, Scope scope) {
        Substrate substrate = substrate(scope);
        TestContext context = TestContext.in(scope);
        Initial initial = type().create(configuration, substrate, rule(substrate, scope), context);
        assertEquals(List.of(), context.problems().problems());
        State state = substrate.state().allocate(scope, 3);
        initial.fill(state, 0, 3, new Step(seed, 0, 0));
        return state.cells().readFloats();
    }
}
