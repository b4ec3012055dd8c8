// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.subleq;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.morphogen.api.compute.Scope;
import org.morphogen.kernels.soup.ReplicationScore;
import org.morphogen.kernels.soup.TapeRuns;
import org.morphogen.testkit.TestCompute;

@ExtendWith(TestCompute.class)
class SubleqRunTest {

    private static final int PROGRAM = 64;
    private static final int LIMIT = 8192;

    /** Fewer where a simulator watches every access. */
    private static final int TAPES = Integer.getInteger("morphogen.soup.tapes", 8000);

    @Test
    void noiseRunsAsPlainJavaHasIt(Scope scope) {
        assertRunsAsPlainJava(tapes(TAPES, 256), scope);
    }

    /** Small numbers jump short and subtract little: long loops, over their own code. */
    @Test
    void loopsRunAsPlainJavaHasIt(Scope scope) {
        List<byte[]> tapes = new ArrayList<>();
        for (int range = 1; range < 40; range++) {
            tapes.addAll(tapes(TAPES / 80 + 1, range));
        }
        assertRunsAsPlainJava(tapes, scope);
    }

    @Test
    @Tag("large")
    void tapesOfOneByteRunAsPlainJavaHasIt(Scope scope) {
        List<byte[]> tapes = new ArrayList<>();
        for (int first = 0; first < 256; first++) {
            for (int rest : new int[] {first, 0, 1, 4, 125, 126, 127, 128, 252, 255}) {
                byte[] tape = new byte[2 * PROGRAM];
                Arrays.fill(tape, (byte) rest);
                tape[3] = (byte) first;
                tapes.add(tape);
            }
        }
        assertRunsAsPlainJava(tapes, scope);
    }

    @Test
    @Tag("large")
    void theReplicatorCopiesItselfInAFewHundredSteps(Scope scope) {
        byte[] program = Arrays.copyOf(
                HexFormat.of()
                        .parseHex(
                                "1919031B1B061B32091C1C0C1C320F1E1E121E321530301830001B40401E4030211931241B31801C312A1E"
                                        + "312D30301800FFC0"),
                PROGRAM);
        TapeRuns.Outcome outcome = runs(scope)
                .run(List.of(Arrays.copyOf(program, 2 * PROGRAM)), LIMIT)
                .get(0);
        assertEquals(517, outcome.operations());
        int different = 0;
        for (int i = 0; i < PROGRAM; i++) {
            different += outcome.tape()[i] == outcome.tape()[PROGRAM + i] ? 0 : 1;
        }
        assertEquals(4, different, "its address fields");
        Arrays.fill(program, 51, PROGRAM, (byte) 0x20);
        assertEquals(List.of(59), new ReplicationScore(runs(scope), LIMIT, PROGRAM).of(List.of(program), 0));
    }

    private static TapeRuns runs(Scope scope) {
        return new TapeRuns(scope, new SubleqRuleType().language(new SubleqConfig()), PROGRAM);
    }

    /** Noise of numbers from -range / 2 on. */
    private static List<byte[]> tapes(int count, int range) {
        Random random = new Random(range);
        List<byte[]> tapes = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            byte[] tape = new byte[2 * PROGRAM];
            for (int i = 0; i < tape.length; i++) {
                tape[i] = (byte) (random.nextInt(range) - range / 2);
            }
            tapes.add(tape);
        }
        return tapes;
    }

    private static void assertRunsAsPlainJava(List<byte[]> tapes, Scope scope) {
        List<TapeRuns.Outcome> outcomes = runs(scope).run(tapes, LIMIT);
        for (int t = 0; t < tapes.size(); t++) {
            SubleqOracle expected = new SubleqOracle(tapes.get(t)).run(LIMIT);
            String what = HexFormat.of().formatHex(tapes.get(t));
            assertArrayEquals(expected.tape(), outcomes.get(t).tape(), what);
            assertEquals(expected.steps(), outcomes.get(t).steps(), what);
            assertEquals(expected.steps(), outcomes.get(t).operations(), what);
            assertEquals(List.of(expected.pc()), outcomes.get(t).registers(), what);
        }
    }
}
