// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.initial.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.Problem;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.initial.Initial;
import org.morphogen.api.initial.InitialType;
import org.morphogen.api.random.Philox;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.plugin.rule.lifelike.LifeLikeRuleType;
import org.morphogen.plugin.substrate.grid.GridSubstrateType;
import org.morphogen.testkit.Instances;
import org.morphogen.testkit.TestCompute;
import org.morphogen.testkit.TestContext;

/** Start states on a grid of 9 x 6 cells, whose last channels are angles. */
@ExtendWith(TestCompute.class)
class AnglesTest {

    private static final int WIDTH = 9;
    private static final int HEIGHT = 6;
    private static final int CHANNELS = 8;
    private static final int ANGLES = 2;
    private static final int SEED = (HEIGHT / 2 * WIDTH + WIDTH / 2) * CHANNELS;
    private static final Step KEY = new Step(77, 5, 3);
    private static final int PURPOSE = 0x414E4700;

    @Test
    void everyCellOfEachSampleHasAnglesOfItsOwn(Scope scope) {
        float[] cells = filled(new SeedCellType(), new SeedCellConfig(null, null, 3, 1), scope);
        for (int site = 0; site < cells.length / CHANNELS; site++) {
            int[] words = Philox.of(KEY.seed()).block(site, KEY.index(), KEY.stream(), PURPOSE);
            for (int a = 0; a < ANGLES; a++) {
                double expected = 2 * Math.PI * ((words[a] >>> 8) * 0x1p-24);
                assertEquals(expected, cells[site * CHANNELS + CHANNELS - ANGLES + a], 1e-6, "site " + site);
            }
        }
        assertEquals(1, cells[SEED + CHANNELS - ANGLES - 1], "the last scalar of the seed");
        assertEquals(0, cells[SEED + 2], "a colour of the seed");
    }

    @Test
    void aFreshStartHasOtherAngles(Scope scope) {
        Initial initial = initial(new SeedCellType(), new SeedCellConfig(null, null, 3, 1), scope);
        float[] first = fill(initial, KEY, scope);
        float[] second = fill(initial, new Step(KEY.seed(), KEY.stream() + 1, KEY.index()), scope);
        for (int i = CHANNELS - ANGLES; i < first.length; i += CHANNELS) {
            assertNotEquals(first[i], second[i]);
        }
    }

    @Test
    void theSeedKeepsTheAngleThatItIsGiven(Scope scope) {
        float[] cells = filled(new SeedCellType(), new SeedCellConfig(null, null, 3, 1, 0.0), scope);
        assertEquals(0, cells[SEED + CHANNELS - ANGLES]);
        assertNotEquals(0, cells[SEED + 2 * CHANNELS - ANGLES]);
    }

    @Test
    void randomCellsHaveAnglesOfTheWholeCircle(Scope scope) {
        float[] cells = filled(new RandomType(), new RandomConfig(1, -1, 1), scope);
        float largest = 0;
        for (int i = 0; i < cells.length; i++) {
            boolean angle = i % CHANNELS >= CHANNELS - ANGLES;
            assertTrue(angle ? cells[i] >= 0 && cells[i] < 2 * Math.PI : Math.abs(cells[i]) <= 1, "element " + i);
            largest = Math.max(largest, cells[i]);
        }
        assertTrue(largest > 5, "largest angle " + largest);
    }

    @Test
    void anAngleInDegreesIsRefusedWithItsRadians(Scope scope) {
        TestContext context = TestContext.in(scope);
        SeedCellConfig degrees = new SeedCellConfig(null, null, 3, 1, 90.0);
        Substrate substrate = substrate(ANGLES, scope);
        new SeedCellType()
                .create(
                        degrees,
                        substrate,
                        Instances.rule(new LifeLikeRuleType(), Map.of(), substrate(0, 1, scope), scope),
                        context);
        Problem problem = context.problems().problems().get(0);
        assertEquals("/angle", problem.pointer());
        assertTrue(problem.toString().contains("radians") && problem.advice().contains("1.5708"), problem::toString);
    }

    private static <C extends Record> float[] filled(InitialType<C> type, C configuration, Scope scope) {
        return fill(initial(type, configuration, scope), KEY, scope);
    }

    private static float[] fill(Initial initial, Step key, Scope scope) {
        State state = substrate(ANGLES, scope).state().allocate(scope, 3);
        initial.fill(state, 0, 3, key);
        return state.cells().readFloats();
    }

    private static <C extends Record> Initial initial(InitialType<C> type, C configuration, Scope scope) {
        TestContext context = TestContext.in(scope);
        Initial initial = type.create(
                configuration,
                substrate(ANGLES, scope),
                Instances.rule(new LifeLikeRuleType(), Map.of(), substrate(0, 1, scope), scope),
                context);
        assertEquals(0, context.problems().problems().size());
        return initial;
    }

    private static Substrate substrate(int angles, Scope scope) {
        return substrate(angles, CHANNELS, scope);
    }

    private static Substrate substrate(int angles, int channels, Scope scope) {
        return Instances.substrate(
                new GridSubstrateType(),
                Map.of("width", WIDTH, "height", HEIGHT, "channels", channels, "angles", angles),
                scope);
    }
}
