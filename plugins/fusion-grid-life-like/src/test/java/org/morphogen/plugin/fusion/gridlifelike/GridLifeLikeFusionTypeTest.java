// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridlifelike;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.Dynamics;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Part;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.engine.compose.ComposedDynamics;
import org.morphogen.plugin.rule.lifelike.LifeLikeRuleType;
import org.morphogen.plugin.substrate.grid.GridSubstrateType;
import org.morphogen.testkit.Instances;
import org.morphogen.testkit.TestCompute;

/** The fusion as the engine uses it: what it takes, and that it equals the composition. */
@ExtendWith(TestCompute.class)
class GridLifeLikeFusionTypeTest {

    private static final Step FIRST = new Step(0, 0, 0);
    private static final Parameters NONE = new Parameters(Map.of());

    private record Values() {}

    private final GridLifeLikeFusionType type = new GridLifeLikeFusionType();

    @ParameterizedTest
    @CsvSource({
        "B3/S23, torus, 67, 33, 1",
        "B36/S23, zero, 130, 20, 2",
        "23/3, reflect, 33, 65, 2",
        "B03/S23, torus, 40, 40, 1",
        "B0/S8, reflect, 9, 4, 3",
        "b3678s34678, zero, 1, 17, 1"
    })
    void aRolloutEqualsTheComposition(String notation, String boundary, int width, int height, int batch, Scope scope) {
        Map<String, Object> grid = grid(width, height, boundary);
        Map<String, Object> rule = Map.of("rule", notation);
        try (Substrate substrate = Instances.substrate(new GridSubstrateType(), grid, scope);
                Rule composedRule = Instances.rule(new LifeLikeRuleType(), rule, substrate, scope);
                Dynamics composed = new ComposedDynamics(substrate, composedRule, scope);
                Dynamics fused = type.create(substrate(grid), rule(rule), scope.child("fusion"))) {
            State start = substrate.state().allocate(scope, batch);
            start.cells().write(soup(Math.toIntExact(start.cells().size())));
            State expected = substrate.state().allocate(scope, batch);
            State actual = substrate.state().allocate(scope, batch);
            try (Rollout slow = composed.rollout(NONE, start, FIRST);
                    Rollout fast = fused.rollout(NONE, start, FIRST)) {
                for (int steps : new int[] {1, 2, 17}) {
                    slow.advance(steps);
                    fast.advance(steps);
                    slow.read(expected);
                    fast.read(actual);
                    assertArrayEquals(
                            expected.cells().readFloats(), actual.cells().readFloats());
                    assertEquals(slow.next(), fast.next());
                }
            }
        }
    }

    private static float[] soup(int size) {
        Random random = new Random(29);
        float[] cells = new float[size];
        for (int i = 0; i < size; i++) {
            cells[i] = random.nextInt(2);
        }
        return cells;
    }

    @ParameterizedTest
    @CsvSource({"CPU, 1048576, 16, 4096", "CPU, 32768, 8, 1", "GPU, 49152, 32, 1024", "GPU, 32768, 64, 256"})
    void itTakesAnyGridOfOneChannelOnAnyDevice(Device.Kind kind, long localBytes, int lanes, int group) {
        Device device = device(kind, localBytes, lanes, group);
        for (String boundary : new String[] {"zero", "torus", "reflect"}) {
            assertTrue(type.supports(substrate(grid(4096, 4096, boundary)), life(), device));
            assertTrue(type.supports(substrate(grid(1, 1, boundary)), life(), device));
        }
    }

    @Test
    void aDeviceWithoutRoomForThreeRowsIsNotSupported() {
        Device device = device(Device.Kind.CPU, 16384, 8, 1);
        assertFalse(type.supports(substrate(grid(65536, 16, "torus")), life(), device));
    }

    @Test
    void otherPairsAreNotSupported() {
        Device device = device(Device.Kind.CPU, 1048576, 16, 4096);
        Map<String, Object> grid = grid(8, 8, "torus");
        Part mesh = new Part(Kind.SUBSTRATE, "mesh", "1", "/substrate", 1, new Values(), grid);
        Part neural = new Part(Kind.RULE, "neural", "1", "/rule", 1, new Values(), Map.of("rule", "B3/S23"));
        assertFalse(type.supports(mesh, life(), device));
        assertFalse(type.supports(substrate(grid), neural, device));
        assertFalse(type.supports(substrate(grid), rule(Map.of("rule", "B9/S23")), device));
        assertFalse(type.supports(substrate(grid(8, 8, "moebius")), life(), device));
        Map<String, Object> deep = new HashMap<>(grid);
        deep.put("channels", 2);
        assertFalse(type.supports(substrate(deep), life(), device));
    }

    @ParameterizedTest
    @ValueSource(strings = {"B3/S23", "b3/s23", "B3S23", "23/3", " B3/S32 "})
    void everyNotationOfLifeIsRead(String notation) {
        assertEquals(new BirthSurvival(8, 12), BirthSurvival.parse(notation).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "B3", "S23", "B9/S", "3/23/2", "life"})
    void otherWordsAreNoRule(String notation) {
        assertTrue(BirthSurvival.parse(notation).isEmpty());
    }

    @Test
    void thereIsNoGradient(Scope scope) {
        Map<String, Object> grid = grid(8, 8, "torus");
        Dynamics dynamics = type.create(substrate(grid), life(), scope);
        State state = State.of("cells", scope.floats(1, 8, 8, 1));
        assertFalse(dynamics.differentiable());
        assertEquals("grid-life-like", dynamics.name());
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> dynamics.trajectory(NONE, state, FIRST, 3, 1));
        assertTrue(refused.getMessage().contains("no gradient"), refused.getMessage());
    }

    private static Device device(Device.Kind kind, long localBytes, int lanes, int group) {
        return new Device("0:0", "", "", "", "", kind, 2, lanes, 1L << 32, 1L << 30, localBytes, group);
    }

    private static Map<String, Object> grid(int width, int height, String boundary) {
        return Map.of("width", width, "height", height, "channels", 1, "boundary", boundary);
    }

    private static Part substrate(Map<String, Object> json) {
        return new Part(Kind.SUBSTRATE, "grid", "1.0.0", "/substrate", 1, new Values(), json);
    }

    private static Part life() {
        return rule(Map.of("rule", "B3/S23"));
    }

    private static Part rule(Map<String, Object> json) {
        return new Part(Kind.RULE, "life-like", "1.0.0", "/rule", 1, new Values(), json);
    }
}
