// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.forth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.kernels.soup.Language;
import org.morphogen.kernels.soup.ReplicationScore;
import org.morphogen.kernels.soup.TapeRuns;
import org.morphogen.testkit.TestCompute;

@ExtendWith(TestCompute.class)
class ForthRunTest {

    private static final int PROGRAM = 64;
    private static final int LIMIT = 8192;

    /** Fewer where a simulator watches every access. */
    private static final int TAPES = Integer.getInteger("morphogen.soup.tapes", 3000);

    @ParameterizedTest
    @EnumSource(ForthVariant.class)
    void noiseRunsAsPlainJavaHasIt(ForthVariant variant, Scope scope) {
        Random random = new Random(6);
        List<byte[]> tapes = new ArrayList<>();
        for (int t = 0; t < TAPES; t++) {
            byte[] tape = new byte[2 * PROGRAM];
            random.nextBytes(tape);
            tapes.add(tape);
        }
        assertRunsAsPlainJava(variant, tapes, LIMIT, scope);
    }

    /** Few different commands loop for long, over their own code, with deep stacks. */
    @ParameterizedTest
    @EnumSource(ForthVariant.class)
    void loopsRunAsPlainJavaHasIt(ForthVariant variant, Scope scope) {
        int[] commands = {
            0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 0x13, 0x41, 0x7F, 0x80, 0x82, 0xC0, 0xC1, 0xC4, 0xFF
        };
        Random random = new Random(7);
        List<byte[]> tapes = new ArrayList<>();
        for (int t = 0; t < TAPES; t++) {
            byte[] tape = new byte[2 * PROGRAM];
            int first = random.nextInt(commands.length);
            int some = 1 + random.nextInt(commands.length);
            for (int i = 0; i < tape.length; i++) {
                tape[i] = (byte) commands[(first + random.nextInt(some)) % commands.length];
            }
            tapes.add(tape);
        }
        assertRunsAsPlainJava(variant, tapes, LIMIT, scope);
    }

    /** One byte all over: every jump at both ends, every command on an empty and on a full stack. */
    @ParameterizedTest
    @EnumSource(ForthVariant.class)
    @Tag("large")
    void tapesOfOneByteRunAsPlainJavaHasIt(ForthVariant variant, Scope scope) {
        List<byte[]> tapes = new ArrayList<>();
        for (int first = 0; first < 256; first++) {
            for (int rest : new int[] {first, 0x04, 0x41, 0xC0, 0xFF, 0xBF}) {
                byte[] tape = new byte[2 * PROGRAM];
                Arrays.fill(tape, (byte) rest);
                tape[0] = (byte) first;
                tape[2 * PROGRAM - 1] = (byte) first;
                tapes.add(tape);
            }
        }
        assertRunsAsPlainJava(variant, tapes, LIMIT, scope);
    }

    @Test
    void aRunThatRepeatsItselfStopsAtAnyLimitWhereEveryStepWouldHaveLed(Scope scope) {
        // Copies its left half over and over: the counter on the stack comes back after 256 turns of 6 steps.
        byte[] replicator = tape("04040003" + "08C4", 0x11);
        TapeRuns runs = runs(ForthVariant.FORTH, scope);
        List<Integer> limits =
                List.of(1, 2, 5, 31, 32, 33, 1535, 1536, 1537, 2047, 2048, 2049, 5000, 8191, 8192, 100_000);
        List<TapeRuns.Outcome> outcomes =
                runs.run(limits.stream().map(limit -> replicator).toList(), limits);
        for (int i = 0; i < limits.size(); i++) {
            assertSame(
                    new ForthOracle(ForthVariant.FORTH, replicator).run(limits.get(i)),
                    outcomes.get(i),
                    "limit " + limits.get(i));
        }
    }

    @ParameterizedTest
    @Tag("large")
    @CsvSource({
        "FORTH, 0404000308C4, 8192, 64",
        "FORTHTRIVIAL, 0C0804812CC4, 8192, 64",
    })
    void publishedReplicatorsCopyThemselves(
            ForthVariant variant, String program, int operations, int score, Scope scope) {
        TapeRuns runs = runs(variant, scope);
        byte[] alone = Arrays.copyOf(tape(program, 0x20), 2 * PROGRAM);
        Arrays.fill(alone, PROGRAM, 2 * PROGRAM, (byte) 0);
        TapeRuns.Outcome outcome = runs.run(List.of(alone), LIMIT).get(0);
        assertEquals(operations, outcome.operations());
        byte[] left = Arrays.copyOf(outcome.tape(), PROGRAM);
        assertArrayEquals(Arrays.copyOf(alone, PROGRAM), left);
        assertArrayEquals(left, Arrays.copyOfRange(outcome.tape(), PROGRAM, 2 * PROGRAM));
        assertEquals(List.of(score), new ReplicationScore(runs, LIMIT, PROGRAM).of(List.of(left), 0));
    }

    @Test
    @Tag("large")
    void theCopierOfOneByteScoresOne(Scope scope) {
        byte[] copier = Arrays.copyOf(tape("0C", 0x20), PROGRAM);
        TapeRuns runs = runs(ForthVariant.FORTHTRIVIAL, scope);
        assertEquals(List.of(1), new ReplicationScore(runs, LIMIT, PROGRAM).of(List.of(copier), 0));
    }

    @Test
    void everyLanguageHasANameAndCommandsOfItsOwn() {
        ForthRuleType type = new ForthRuleType();
        assertEquals(
                List.of("forth", "forthcopy", "forthtrivial", "forthtrivial_reset"),
                type.languages().keySet().stream().sorted().toList());
        byte[] tape = {0x02, 0x0C, 0x45, (byte) 0x81, (byte) 0xC4, 0x30};
        assertEquals("left[pop2] = pop", command(ForthVariant.FORTH, tape, 0));
        assertEquals("tape[pop] = tape[pop2]", command(ForthVariant.FORTHCOPY, tape, 0));
        assertTrue(command(ForthVariant.FORTH, tape, 1).isBlank());
        assertEquals("right[pop] = left[same]", command(ForthVariant.FORTHTRIVIAL, tape, 1));
        assertEquals("push 5", command(ForthVariant.FORTH, tape, 2));
        assertEquals("jump +2", command(ForthVariant.FORTH, tape, 3));
        assertEquals("jump -5", command(ForthVariant.FORTH, tape, 4));
        assertTrue(command(ForthVariant.FORTH, tape, 5).isBlank());
    }

    private static String command(ForthVariant variant, byte[] tape, int at) {
        return language(variant).notation().command(tape, at);
    }

    private static Language language(ForthVariant variant) {
        return new ForthRuleType().language(new ForthConfig(variant));
    }

    private static TapeRuns runs(ForthVariant variant, Scope scope) {
        return new TapeRuns(scope, language(variant), PROGRAM);
    }

    private static byte[] tape(String program, int filler) {
        byte[] tape = new byte[2 * PROGRAM];
        Arrays.fill(tape, (byte) filler);
        byte[] bytes = HexFormat.of().parseHex(program);
        System.arraycopy(bytes, 0, tape, 0, bytes.length);
        return tape;
    }

    private static void assertRunsAsPlainJava(ForthVariant variant, List<byte[]> tapes, int limit, Scope scope) {
        List<TapeRuns.Outcome> outcomes = runs(variant, scope).run(tapes, limit);
        for (int t = 0; t < tapes.size(); t++) {
            assertSame(
                    new ForthOracle(variant, tapes.get(t)).run(limit),
                    outcomes.get(t),
                    HexFormat.of().formatHex(tapes.get(t)));
        }
    }

    private static void assertSame(ForthOracle expected, TapeRuns.Outcome outcome, String what) {
        assertArrayEquals(expected.tape(), outcome.tape(), what);
        assertEquals(expected.steps(), outcome.steps(), what);
        assertEquals(expected.operations(), outcome.operations(), what);
        assertEquals(expected.registers(), outcome.registers(), what);
    }
}
