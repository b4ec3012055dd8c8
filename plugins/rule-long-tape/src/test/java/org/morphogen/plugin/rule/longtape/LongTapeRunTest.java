// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.longtape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.engine.compose.ComposedDynamics;
import org.morphogen.plugin.substrate.longtape.LongTapeConfig;
import org.morphogen.plugin.substrate.longtape.LongTapeSubstrateType;
import org.morphogen.testkit.TestCompute;
import org.morphogen.testkit.TestContext;

@ExtendWith(TestCompute.class)
class LongTapeRunTest {

    private static final int LIMIT = 300;
    private static final long EVERY = 97;
    private static final Step FIRST = new Step(0x1234_5678_9ABC_DEFL, 0, 40);

    @ParameterizedTest
    @CsvSource({
        "2, SEQUENTIAL, 1, 1, NONE", "2, SEQUENTIAL, 1, 1, PAPER2", "256, SEQUENTIAL, 1, 12, PAPER2",
        "256, SEQUENTIAL, 1, 12, NONE", "1024, SEQUENTIAL, 1, 0, PAPER2", "256, WINDOWS, 4, 12, PAPER2",
        "64, WINDOWS, 32, 5, NONE", "1024, WINDOWS, 8, 16, PAPER2", "65536, SEQUENTIAL, 1, 12, PAPER2"
    })
    void bffRunsAsPlainJavaHasIt(
            int length, LongTapeConfig.Mode mode, int workers, int offset, BffLongConfig.Quirk quirk, Scope scope) {
        String commands = "<>{}+-.,[]\0A";
        BffLongOracle oracle = new BffLongOracle(offset, quirk == BffLongConfig.Quirk.PAPER2, LIMIT);
        LongTapeConfig tape = new LongTapeConfig(length, mode, workers, 40);
        Substrate substrate = new LongTapeSubstrateType().create(tape, TestContext.in(scope));
        Rule rule = new BffLongRuleType()
                .create(new BffLongConfig(offset, quirk, LIMIT, EVERY), substrate, TestContext.in(scope));
        assertRunsAsPlainJava(tape, substrate, rule, oracle, i -> commands.charAt(i % commands.length()), scope);
    }

    @ParameterizedTest
    @CsvSource({"2, SEQUENTIAL, 1", "64, SEQUENTIAL, 1", "1024, SEQUENTIAL, 1", "256, WINDOWS, 4", "64, WINDOWS, 32"})
    void forthRunsAsPlainJavaHasIt(int length, LongTapeConfig.Mode mode, int workers, Scope scope) {
        LongTapeConfig tape = new LongTapeConfig(length, mode, workers, 40);
        Substrate substrate = new LongTapeSubstrateType().create(tape, TestContext.in(scope));
        Rule rule = new ForthLongRuleType().create(new ForthLongConfig(LIMIT, EVERY), substrate, TestContext.in(scope));
        assertRunsAsPlainJava(tape, substrate, rule, new ForthLongOracle(LIMIT), i -> i % 0x26, scope);
    }

    /** A tape of pushes fills the stack of 1024; one of jumps by 0 and of pops meets an empty one. */
    @ParameterizedTest
    @CsvSource({"1", "0x11", "0x20", "0x21", "0x23", "0xFF"})
    void aTapeOfOneByteRunsAsPlainJavaHasIt(String value, Scope scope) {
        int limit = 3000;
        LongTapeConfig tape = new LongTapeConfig(256, LongTapeConfig.Mode.SEQUENTIAL, 1, 3);
        Substrate substrate = new LongTapeSubstrateType().create(tape, TestContext.in(scope));
        Rule rule = new ForthLongRuleType().create(new ForthLongConfig(limit, 0), substrate, TestContext.in(scope));
        byte[] bytes = new byte[256];
        Arrays.fill(bytes, Integer.decode(value).byteValue());
        LongTapeOracle expected = new LongTapeOracle(bytes, 1, 256);
        expected.step(new ForthLongOracle(limit), 3, 0, FIRST.seed(), FIRST.index());
        State state = start(substrate, bytes, 1, scope);
        advance(substrate, rule, state, 1, scope);
        assertArrayEquals(expected.tape(), state.cells().readBytes(0, 256));
        assertArrayEquals(expected.work(), state.get("work").readLongs(0, 1));
    }

    private static void assertRunsAsPlainJava(
            LongTapeConfig tape,
            Substrate substrate,
            Rule rule,
            LongTapeOracle.Language language,
            IntUnaryOperator byteOf,
            Scope scope) {
        Random random = new Random(tape.length());
        byte[] bytes = new byte[tape.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) byteOf.applyAsInt(random.nextInt(1 << 16));
        }
        int window = tape.length() / (tape.mode() == LongTapeConfig.Mode.WINDOWS ? tape.workers() : 1);
        LongTapeOracle expected = new LongTapeOracle(bytes, tape.workers(), window);
        for (int step = 0; step < 5; step++) {
            expected.step(language, tape.runs(), EVERY, FIRST.seed(), FIRST.index() + step);
        }
        State state = start(substrate, bytes, tape.workers(), scope);
        advance(substrate, rule, state, 5, scope);
        assertArrayEquals(expected.work(), state.get("work").readLongs(0, tape.workers()));
        assertArrayEquals(expected.tape(), state.cells().readBytes(0, tape.length()));
        assertNotEquals(0, expected.work()[0]);
    }

    private static State start(Substrate substrate, byte[] bytes, int workers, Scope scope) {
        State state = substrate.state().allocate(scope, 1);
        state.cells().write(bytes, 0);
        state.get("work").write(new long[workers], 0);
        return state;
    }

    private static void advance(Substrate substrate, Rule rule, State state, int steps, Scope scope) {
        try (Rollout rollout =
                new ComposedDynamics(substrate, rule, scope).rollout(new Parameters(Map.of()), state, FIRST)) {
            rollout.advance(steps);
            rollout.read(state);
        }
        rule.close();
        substrate.close();
    }
}
