// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.steerable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.rule.Rows;
import org.morphogen.api.substrate.ActiveSet;
import org.morphogen.engine.tape.RecordingTape;
import org.morphogen.testkit.TestCompute;

/** The published step on a torus: against plain Java, and on states without a gradient. */
@ExtendWith(TestCompute.class)
class SteerableStepTest {

    private static final int CHANNELS = SteerableFixture.CHANNELS;

    @ParameterizedTest
    @ValueSource(strings = {"angle", "angle-nolap", "gradient", "gradient-nolap"})
    void stepsEqualPlainJavaAroundTheTorus(String variant, Scope scope) {
        SteerableFixture fixture = SteerableFixture.of(19, 31, variant, scope);
        SteerableReference reference = fixture.reference(fixture.doubles());
        int batch = 2;
        State state = fixture.state(fixture.blob(batch), batch);
        for (int t = 0; t < 4; t++) {
            float[] before = state.cells().readFloats();
            SteerableReference.Stepped expected =
                    reference.step(SteerableFixture.doubles(before), batch, SteerableFixture.FIRST.plus(t));
            state = stepped(fixture, state, t);
            assertClose(expected.cells(), state.cells().readFloats(), variant + ", step " + t);
        }
    }

    @Test
    void deadCellsKeepTurning(Scope scope) {
        SteerableFixture fixture = SteerableFixture.of(11, 9, "angle", scope);
        float[] start = new float[11 * 9 * CHANNELS];
        for (int site = 0; site < 99; site++) {
            start[site * CHANNELS + CHANNELS - 1] = 3;
        }
        float[] end = stepped(fixture, fixture.state(start, 1), 0).cells().readFloats();
        int moved = 0;
        for (int site = 0; site < 99; site++) {
            moved += end[site * CHANNELS + CHANNELS - 1] != 3 ? 1 : 0;
            for (int c = 0; c < CHANNELS - 1; c++) {
                assertEquals(0, end[site * CHANNELS + c], "scalars of the dead stay zero");
            }
        }
        assertTrue(moved > 25 && moved < 75, moved + " of 99 cells turned, about half fire");
    }

    /** A constant state has no gradient, so nothing is sensed in any frame. */
    @ParameterizedTest
    @ValueSource(strings = {"angle", "gradient"})
    void aConstantFieldHasNoTurnedGradients(String variant, Scope scope) {
        float[] cells = new float[7 * 5 * CHANNELS];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = 0.3f + i % CHANNELS * 0.1f;
        }
        assertNothingIsTurned(variant, cells, scope);
    }

    /** Where the frame vanishes, so does all that is sensed through it. */
    @Test
    void withoutAnAligningGradientAnyOtherGradientVanishes(Scope scope) {
        float[] cells = SteerableFixture.of(7, 5, "gradient", scope).blob(1);
        for (int i = CHANNELS - 1; i < cells.length; i += CHANNELS) {
            cells[i] = 0.7f;
        }
        assertNothingIsTurned("gradient", cells, scope);
    }

    private static void assertNothingIsTurned(String variant, float[] cells, Scope scope) {
        SteerableFixture fixture = SteerableFixture.of(7, 5, variant, scope);
        RecordingTape tape = new RecordingTape(scope, false);
        State state = fixture.state(cells, 1);
        ActiveSet all = fixture.substrate().activate(tape, state, Activity.ALL, SteerableFixture.FIRST);
        Rows rows =
                fixture.substrate().perceive(tape, state, all, fixture.rule().perceives(), SteerableFixture.FIRST);
        SteerableRuleConfig.Steering steering =
                fixture.byAngle() ? SteerableRuleConfig.Steering.ANGLE : SteerableRuleConfig.Steering.GRADIENT;
        SteerableRuleConfig config = new SteerableRuleConfig(steering, true, null, 0.5, 3, 0.1);
        float[] turned =
                new Turn(config, CHANNELS, scope).apply(tape, rows).values().readFloats();
        int width = turned.length / 35;
        int from = fixture.byAngle() ? CHANNELS - 1 : 2 * CHANNELS;
        for (int site = 0; site < 35; site++) {
            assertTrue(turned[site * width + 1] != 0 || cells[site * CHANNELS + 1] == 0, "the site itself is sensed");
            for (int c = 0; c < 2 * (CHANNELS - 1); c++) {
                assertEquals(0, turned[site * width + from + c], 1e-5, "site " + site);
            }
        }
    }

    private static State stepped(SteerableFixture fixture, State start, int first) {
        State end = fixture.substrate().state().allocate(fixture.scope(), start.batch());
        try (Rollout rollout =
                fixture.dynamics().rollout(fixture.parameters(), start, SteerableFixture.FIRST.plus(first))) {
            rollout.advance(1);
            rollout.read(end);
        }
        return end;
    }

    private static void assertClose(double[] expected, float[] actual, String what) {
        assertEquals(expected.length, actual.length);
        assertTrue(Arrays.stream(expected).anyMatch(value -> value != 0), what);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 1e-5, what + ", element " + i);
        }
    }
}
