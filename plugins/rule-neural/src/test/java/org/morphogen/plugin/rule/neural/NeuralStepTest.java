// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.testkit.TestCompute;

/** The published step on the grid: against plain Java, and its fixed points. */
@ExtendWith(TestCompute.class)
class NeuralStepTest {

    @Test
    void stepsEqualPlainJavaUpToTheBorder(Scope scope) {
        NeuralRuleFixture fixture = NeuralRuleFixture.of(19, 31, Map.of(), scope);
        GrowingReference reference = fixture.reference(fixture.doubles());
        int batch = 2;
        State state = fixture.state(fixture.blob(batch), batch);
        for (int t = 0; t < 4; t++) {
            float[] before = state.cells().readFloats();
            GrowingReference.Stepped expected =
                    reference.step(NeuralRuleFixture.doubles(before), batch, NeuralRuleFixture.FIRST.plus(t));
            state = stepped(fixture, state, t, 1);
            assertClose(expected.cells(), state.cells().readFloats(), 1e-5, "step " + t);
            boolean[] post = expected.masks().post();
            assertTrue(t > 0 || any(post, true) && any(post, false), "the mask keeps some cells and clears others");
        }
    }

    @Test
    void theUntrainedRuleKeepsTheSeed(Scope scope) {
        NeuralRuleFixture fixture = NeuralRuleFixture.of(21, 17, Map.of(), scope);
        scope.compute().zero(fixture.parameters().get("dense2.kernel"));
        scope.compute().zero(fixture.parameters().get("dense2.bias"));
        float[] seed = new float[21 * 17 * 16];
        for (int c = 3; c < 16; c++) {
            seed[(17 / 2 * 21 + 21 / 2) * 16 + c] = 1;
        }
        assertArrayEquals(
                seed, stepped(fixture, fixture.state(seed, 1), 0, 100).cells().readFloats());
    }

    @Test
    void theEmptyGridStaysEmptyForAnyWeights(Scope scope) {
        for (String mask : new String[] {"pre", "both"}) {
            NeuralRuleFixture fixture = NeuralRuleFixture.of(66, 5, Map.of("livingMask", mask), scope);
            float[] empty = new float[66 * 5 * 16];
            assertArrayEquals(
                    empty,
                    stepped(fixture, fixture.state(empty, 1), 0, 20).cells().readFloats(),
                    mask);
        }
    }

    @Test
    void turnedGradientsTurnThePattern(Scope scope) {
        int size = 15;
        NeuralRuleFixture upright = NeuralRuleFixture.of(size, size, Map.of("fireRate", 1.0), scope);
        NeuralRuleFixture turned =
                NeuralRuleFixture.of(size, size, Map.of("fireRate", 1.0, "angle", Math.PI / 2), scope);
        float[] start = upright.blob(1);
        float[] grown = stepped(upright, upright.state(start, 1), 0, 5).cells().readFloats();
        float[] grownTurned = stepped(turned, turned.state(turn(start, size), 1), 0, 5)
                .cells()
                .readFloats();
        assertClose(NeuralRuleFixture.doubles(turn(grown, size)), grownTurned, 1e-4, "after a quarter turn");
    }

    private static State stepped(NeuralRuleFixture fixture, State start, int first, int steps) {
        State end = fixture.substrate().state().allocate(fixture.scope(), start.batch());
        try (Rollout rollout =
                fixture.dynamics().rollout(fixture.parameters(), start, NeuralRuleFixture.FIRST.plus(first))) {
            rollout.advance(steps);
            rollout.read(end);
        }
        return end;
    }

    /** The cell at column X, row Y comes from column size - 1 - Y, row X. */
    private static float[] turn(float[] cells, int size) {
        float[] turned = new float[cells.length];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                System.arraycopy(cells, (x * size + size - 1 - y) * 16, turned, (y * size + x) * 16, 16);
            }
        }
        return turned;
    }

    private static boolean any(boolean[] mask, boolean value) {
        for (boolean bit : mask) {
            if (bit == value) {
                return true;
            }
        }
        return false;
    }

    private static void assertClose(double[] expected, float[] actual, double tolerance, String what) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], tolerance, what + ", element " + i);
        }
    }
}
