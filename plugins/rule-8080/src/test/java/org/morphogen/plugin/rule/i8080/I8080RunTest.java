// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.i8080;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.random.Philox;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.engine.compose.ComposedDynamics;
import org.morphogen.plugin.substrate.longtape.LongTapeConfig;
import org.morphogen.plugin.substrate.longtape.LongTapeSubstrateType;
import org.morphogen.testkit.TestCompute;
import org.morphogen.testkit.TestContext;

@ExtendWith(TestCompute.class)
class I8080RunTest {

    private static final int START = 0x6C6F6E68;
    private static final int CYCLES = 1000;

    /** Fewer where a simulator watches every access. */
    private static final int RUNS = Integer.getInteger("morphogen.soup.tapes", 3000);

    /** Every start of many runs over one tape: all opcodes, over their own code, with the stack anywhere. */
    @ParameterizedTest
    @ValueSource(ints = {2, 8, 256, 65536})
    void noiseRunsAsPlainJavaHasIt(int length, Scope scope) {
        byte[] tape = new byte[length];
        new Random(length).nextBytes(tape);
        assertRunsAsPlainJava(tape, RUNS, scope);
    }

    @Test
    @Tag("large")
    void tapesOfOneInstructionRunAsPlainJavaHasIt(Scope scope) {
        for (int op = 0; op < 256; op++) {
            byte[] tape = new byte[64];
            new Random(op).nextBytes(tape);
            for (int i = 0; i < tape.length; i += 2) {
                tape[i] = (byte) op;
            }
            assertRunsAsPlainJava(tape, 16, scope);
        }
    }

    @Test
    @Tag("large")
    void twoBytesThatPushThemselvesSpread(Scope scope) {
        byte[] tape = new byte[4096];
        Arrays.fill(tape, (byte) 0x76);
        for (int i = 2048; i < 2112; i += 2) {
            tape[i] = 0x01; // LXI B, then the next pair is its operand
            tape[i + 1] = (byte) 0xC5; // PUSH B
        }
        byte[] after = assertRunsAsPlainJava(tape, 5000, scope);
        assertEquals(true, pairs(after) > 2 * pairs(tape), pairs(after) + " pairs, at first " + pairs(tape));
    }

    private static int pairs(byte[] tape) {
        int pairs = 0;
        for (int i = 0; i + 1 < tape.length; i++) {
            pairs += tape[i] == 0x01 && tape[i + 1] == (byte) 0xC5 ? 1 : 0;
        }
        return pairs;
    }

    private static byte[] assertRunsAsPlainJava(byte[] bytes, int runs, Scope scope) {
        Step step = new Step(8080, 0, 3);
        byte[] expected = bytes.clone();
        long cycles = 0;
        for (int run = 0; run < runs; run++) {
            int draw = Philox.of(step.seed()).block(0, step.index(), run, START)[0];
            cycles += new I8080Oracle(expected, Math.floorMod(draw, bytes.length)).run(CYCLES);
        }
        TestContext context = TestContext.in(scope);
        LongTapeConfig config = new LongTapeConfig(bytes.length, LongTapeConfig.Mode.SEQUENTIAL, 1, runs);
        try (Substrate substrate = new LongTapeSubstrateType().create(config, context);
                Rule rule = new I8080RuleType().create(new I8080Config(CYCLES, 0), substrate, context)) {
            State state = substrate.state().allocate(scope, 1);
            state.cells().write(bytes, 0);
            state.get("work").write(new long[1], 0);
            try (Rollout rollout =
                    new ComposedDynamics(substrate, rule, scope).rollout(new Parameters(Map.of()), state, step)) {
                rollout.advance(1);
                rollout.read(state);
            }
            assertEquals(cycles, state.get("work").readLongs(0, 1)[0]);
            assertArrayEquals(expected, state.cells().readBytes(0, bytes.length));
        }
        return expected;
    }
}
