// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.ferry;

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
class FerryRunTest {

    private static final int PROGRAM = 64;
    private static final int LIMIT = 8192;

    /** Fewer where a simulator watches every access. */
    private static final int TAPES = Integer.getInteger("morphogen.soup.tapes", 4000);

    @Test
    void noiseRunsAsPlainJavaHasIt(Scope scope) {
        Random random = new Random(4);
        List<byte[]> tapes = new ArrayList<>();
        for (int t = 0; t < TAPES; t++) {
            byte[] tape = new byte[2 * PROGRAM];
            random.nextBytes(tape);
            tapes.add(tape);
        }
        List<TapeRuns.Outcome> outcomes = runs(scope).run(tapes, LIMIT);
        for (int t = 0; t < tapes.size(); t++) {
            byte[] tape = tapes.get(t).clone();
            List<Integer> expected = plain(tape);
            assertArrayEquals(tape, outcomes.get(t).tape());
            assertEquals(expected.get(0), outcomes.get(t).steps());
            assertEquals(expected.get(1), outcomes.get(t).operations());
            assertEquals(expected.subList(2, 5), outcomes.get(t).registers());
        }
    }

    @Test
    @Tag("large")
    void sevenBytesCopyTheirProgram(Scope scope) {
        byte[] program = Arrays.copyOf(HexFormat.of().parseHex("FEFE1603010217"), PROGRAM);
        assertEquals(List.of(PROGRAM), new ReplicationScore(runs(scope), LIMIT, PROGRAM).of(List.of(program), 0));
    }

    private static TapeRuns runs(Scope scope) {
        return new TapeRuns(scope, new FerryRuleType().language(new FerryRuleType.Settings()), PROGRAM);
    }

    /** Runs a tape in place: steps, operations, pc, from, to. */
    private static List<Integer> plain(byte[] tape) {
        int pc = 0;
        int from = 0;
        int to = 0;
        int steps = 0;
        int operations = 0;
        for (; steps < LIMIT && pc >= 0 && pc < tape.length; steps++) {
            int n = Byte.toUnsignedInt(tape[pc]) / 8;
            int next = pc + 1;
            operations += tape[pc] % 8 == 0 ? 0 : 1;
            switch (tape[pc] & 7) {
                case 1 -> from = (from + 1) % tape.length;
                case 2 -> to = (to + 1) % tape.length;
                case 3 -> tape[to] = tape[from];
                case 4 -> tape[to] += (byte) (n + 1);
                case 5 -> from = (from + n) % tape.length;
                case 6 -> to = (to + n) % tape.length;
                case 7 -> next = from % PROGRAM == 0 ? next : pc - n - 1;
                default -> {}
            }
            pc = next;
        }
        return List.of(steps, operations, pc, from, to);
    }
}
