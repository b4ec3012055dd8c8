// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.z80;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.engine.compose.ComposedDynamics;
import org.morphogen.plugin.substrate.soup.Numbers;
import org.morphogen.plugin.substrate.soup.Pairing;
import org.morphogen.plugin.substrate.soup.SoupConfig;
import org.morphogen.plugin.substrate.soup.SoupInitialConfig;
import org.morphogen.plugin.substrate.soup.SoupInitialType;
import org.morphogen.plugin.substrate.soup.SoupSubstrateType;
import org.morphogen.testkit.TestCompute;
import org.morphogen.testkit.TestContext;

/** The published Z80 grid: 200 x 200 programs of 16 bytes, seed 6. */
@ExtendWith(TestCompute.class)
class Z80GridTest {

    private static final int BYTES = 200 * 200 * 16;
    private static final Step SEED = new Step(6, 0, 0);

    @Test
    @Tag("large")
    void theGridIsThePublishedOneByteForByte(Scope scope) throws Exception {
        try (Grid grid = Grid.of(scope)) {
            State state = grid.start();
            try (Rollout rollout = grid.from(state, 0)) {
                rollout.advance(1);
                rollout.read(state);
                assertEquals("738f4052d6f57b50", hash(state));
                assertEquals(992501, state.get("operations").readLongs(0, 1)[0]);
                rollout.advance(24);
                rollout.read(state);
                assertEquals("b6d1948ee5f13392", hash(state));
            }
        }
    }

    @Test
    @Tag("large")
    void aResumedGridGoesOnByteForByte(Scope scope) throws Exception {
        byte[] whole;
        try (Grid grid = Grid.of(scope)) {
            State state = grid.start();
            try (Rollout rollout = grid.from(state, 0)) {
                rollout.advance(9);
                rollout.read(state);
            }
            whole = bytes(state);
        }
        try (Grid first = Grid.of(scope);
                Grid second = Grid.of(scope)) {
            State state = first.start();
            try (Rollout rollout = first.from(state, 0)) {
                rollout.advance(6);
                rollout.read(state);
            }
            try (Rollout rollout = second.from(state, 6)) {
                rollout.advance(3);
                rollout.read(state);
            }
            assertArrayEquals(whole, bytes(state));
        }
    }

    private static byte[] bytes(State state) {
        return state.cells().readBytes(0, BYTES);
    }

    private static String hash(State state) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(state));
        return HexFormat.of().formatHex(digest).substring(0, 16);
    }

    private record Grid(Scope scope, Substrate substrate, Rule rule) implements AutoCloseable {

        static Grid of(Scope scope) {
            TestContext context = TestContext.in(scope);
            SoupConfig config = new SoupConfig(
                    40000, 16, 1.0 / 512, Numbers.COMPATIBLE, Pairing.COLLISIONS, 200, 1, null, 0, false);
            Substrate substrate = new SoupSubstrateType().create(config, context);
            return new Grid(scope, substrate, new Z80RuleType().create(new Z80Config(128), substrate, context));
        }

        State start() {
            State state = substrate.state().allocate(scope, 1);
            SoupInitialConfig stream = new SoupInitialConfig(SoupInitialConfig.Fill.STREAM, null, null, null);
            new SoupInitialType()
                    .create(stream, substrate, rule, TestContext.in(scope))
                    .fill(state, 0, 1, SEED);
            return state;
        }

        Rollout from(State state, int step) {
            return new ComposedDynamics(substrate, rule, scope)
                    .rollout(new Parameters(Map.of()), state, SEED.plus(step));
        }

        @Override
        public void close() {
            rule.close();
            substrate.close();
        }
    }
}
