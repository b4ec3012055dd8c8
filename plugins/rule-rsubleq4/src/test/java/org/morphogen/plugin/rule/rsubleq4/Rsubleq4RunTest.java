// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.rsubleq4;

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
class Rsubleq4RunTest {

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
    void theReplicatorOfThePaperCopiesItselfButForItsCounters(Scope scope) {
        byte[] program = new byte[PROGRAM];
        byte[] bytes = {9, 16, 20, 4, 4, 5, 19, 4, 0, 0, 12, 4, -3, -3, 9, 4, -8, 8, -7, -12, 0, -1, -1, -64, -73};
        System.arraycopy(bytes, 0, program, 0, bytes.length);
        TapeRuns.Outcome outcome = runs(scope)
                .run(List.of(Arrays.copyOf(program, 2 * PROGRAM)), LIMIT)
                .get(0);
        assertEquals(258, outcome.operations());
        for (int i = 0; i < PROGRAM; i++) {
            assertEquals(i != 8 && i != 9, outcome.tape()[i] == outcome.tape()[PROGRAM + i], "byte " + i);
        }
        assertEquals(List.of(62), new ReplicationScore(runs(scope), LIMIT, PROGRAM).of(List.of(program), 0));
    }

    private static TapeRuns runs(Scope scope) {
        return new TapeRuns(scope, new Rsubleq4RuleType().language(new Rsubleq4Config()), PROGRAM);
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
            Rsubleq4Oracle expected = new Rsubleq4Oracle(tapes.get(t)).run(LIMIT);
            String what = HexFormat.of().formatHex(tapes.get(t));
            assertArrayEquals(expected.tape(), outcomes.get(t).tape(), what);
            assertEquals(expected.steps(), outcomes.get(t).steps(), what);
            assertEquals(expected.steps(), outcomes.get(t).operations(), what);
            assertEquals(List.of(expected.pc()), outcomes.get(t).registers(), what);
        }
    }
}
