// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.bff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.kernels.soup.TapeRuns;
import org.morphogen.testkit.TestCompute;

/** The kernel with its short cuts against a machine that reads byte after byte. */
@ExtendWith(TestCompute.class)
class BffRunTest {

    private static final int LIMIT = 8192;

    /** Fewer where a simulator watches every access. */
    private static final int TAPES = Integer.getInteger("morphogen.soup.tapes", 600);

    @ParameterizedTest
    @EnumSource(Variant.class)
    void tapesStepsAndOperationsAreThoseOfThePlainMachine(Variant variant, Scope scope) {
        List<byte[]> tapes = new ArrayList<>();
        List<Integer> limits = new ArrayList<>();
        Random random = new Random(4);
        for (int i = 0; i < TAPES; i++) {
            tapes.add(tape(variant.alphabet(), i % 6, random));
            limits.add(i % 3 == 0 ? random.nextInt(300) : LIMIT);
        }
        List<TapeRuns.Outcome> outcomes = new TapeRuns(scope, variant.language(), 64).run(tapes, limits);
        int recurring = 0;
        for (int i = 0; i < TAPES; i++) {
            BffOracle oracle = new BffOracle(variant, tapes.get(i));
            oracle.run(limits.get(i));
            String which = variant + ", tape " + i + " of kind " + i % 6 + ", limit " + limits.get(i);
            assertArrayEquals(oracle.tape(), outcomes.get(i).tape(), which);
            assertEquals(oracle.steps(), outcomes.get(i).steps(), which);
            assertEquals(oracle.operations(), outcomes.get(i).operations(), which);
            recurring += outcomes.get(i).steps() == LIMIT ? 1 : 0;
        }
        assertTrue(recurring > TAPES / 100, () -> "the short cut of cycles needs tapes that run to the limit");
    }

    /** Uniform bytes, commands alone, brackets alone, half commands, loops of moves and copies, many counters. */
    private static byte[] tape(Alphabet alphabet, int kind, Random random) {
        byte[] tape = new byte[128];
        random.nextBytes(tape);
        int first = kind == 2 ? 8 : 0;
        int share = switch (kind) {
            case 0 -> 0;
            case 1, 2 -> 100;
            case 3 -> 50;
            case 4 -> 20;
            default -> 10;
        };
        for (int i = 0; i < tape.length; i++) {
            int symbol = first + random.nextInt(10 - first);
            if (kind == 5 && symbol < 4) {
                symbol = 4 + random.nextInt(6);
            }
            if (random.nextInt(100) < share && alphabet.byteOf(symbol) >= 0) {
                tape[i] = (byte) alphabet.byteOf(symbol);
            }
        }
        return tape;
    }
}
