// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.lifelike;

import java.util.Map;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.engine.compose.ComposedDynamics;
import org.morphogen.plugin.substrate.grid.Boundary;
import org.morphogen.plugin.substrate.grid.GridConfig;
import org.morphogen.plugin.substrate.grid.GridSubstrateType;
import org.morphogen.testkit.TestContext;

/** A world of one sample that is stepped on the device. */
record LifeFixture(int width, int height, Substrate substrate, Rollout rollout, Scope scope) {

    static LifeFixture of(String rule, int width, int height, Boundary boundary, float[] cells, Scope scope) {
        TestContext context = TestContext.in(scope);
        Substrate substrate = new GridSubstrateType().create(new GridConfig(width, height, 1, boundary), context);
        Rule life = new LifeLikeRuleType().create(new LifeLikeConfig(rule), substrate, context);
        State start = substrate.state().allocate(scope, 1);
        start.cells().write(cells);
        Rollout rollout = new ComposedDynamics(substrate, life, scope)
                .rollout(new Parameters(Map.of()), start, new Step(0, 0, 0));
        return new LifeFixture(width, height, substrate, rollout, scope);
    }

    /** A pattern of {@code O} and other letters, its first letter at a place of an empty world. */
    static float[] world(int width, int height, int row, int column, String... pattern) {
        float[] cells = new float[width * height];
        for (int y = 0; y < pattern.length; y++) {
            for (int x = 0; x < pattern[y].length(); x++) {
                cells[(row + y) * width + column + x] = pattern[y].charAt(x) == 'O' ? 1 : 0;
            }
        }
        return cells;
    }

    float[] cells() {
        try (Scope memory = scope.child("reading")) {
            State state = substrate.state().allocate(memory, 1);
            rollout.read(state);
            return state.cells().readFloats();
        }
    }

    int population() {
        int live = 0;
        for (float cell : cells()) {
            live += cell == 1 ? 1 : 0;
        }
        return live;
    }
}
