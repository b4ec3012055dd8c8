// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.bff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.morphogen.api.compute.Scope;
import org.morphogen.kernels.soup.Language;
import org.morphogen.kernels.soup.ReplicationScore;
import org.morphogen.kernels.soup.TapeRuns;
import org.morphogen.testkit.TestCompute;

/** Programs that others published as replicators. */
@ExtendWith(TestCompute.class)
class ReplicatorTest {

    private static final int LIMIT = 8192;
    private static final int LENGTH = 64;

    @Test
    void thePalindromeOfFigure4CopiesItselfExactly(Scope scope) {
        byte[] program = program(Variant.BFF_NOHEADS, "[[{.>]-]" + " ".repeat(48) + "]-]>.{[[");
        TapeRuns.Outcome outcome = alone(Variant.BFF_NOHEADS, program, scope);
        assertEquals(LIMIT, outcome.operations());
        assertArrayEquals(program, half(outcome, 0));
        assertArrayEquals(program, half(outcome, 1));
        assertEquals(64, score(Variant.BFF_NOHEADS, program, scope));
    }

    @Test
    void filledWithZerosItDoesNot(Scope scope) {
        byte[] program = program(Variant.BFF_NOHEADS, "[[{.>]-]" + "0".repeat(48) + "]-]>.{[[");
        TapeRuns.Outcome outcome = alone(Variant.BFF_NOHEADS, program, scope);
        assertFalse(Arrays.equals(program, half(outcome, 1)));
        assertEquals(16, score(Variant.BFF_NOHEADS, program, scope));
    }

    @Test
    void theLoopWithHeadsOfItsOwnCopiesItselfExactly(Scope scope) {
        byte[] program = program(Variant.BFF, "\\x80\\x40[.>}]" + " ".repeat(57));
        TapeRuns.Outcome outcome = alone(Variant.BFF, program, scope);
        assertEquals(LIMIT, outcome.operations());
        assertArrayEquals(program, half(outcome, 0));
        assertArrayEquals(program, half(outcome, 1));
        assertEquals(64, score(Variant.BFF, program, scope));
    }

    private static byte[] program(Variant variant, String text) {
        byte[] program = variant.language().notation().parse(text);
        assertEquals(LENGTH, program.length);
        return program;
    }

    private static TapeRuns.Outcome alone(Variant variant, byte[] program, Scope scope) {
        byte[] tape = Arrays.copyOf(program, 2 * LENGTH);
        return new TapeRuns(scope, variant.language(), LENGTH)
                .run(List.of(tape), LIMIT)
                .get(0);
    }

    private static byte[] half(TapeRuns.Outcome outcome, int which) {
        return Arrays.copyOfRange(outcome.tape(), which * LENGTH, (which + 1) * LENGTH);
    }

    private static int score(Variant variant, byte[] program, Scope scope) {
        Language language = variant.language();
        ReplicationScore score = new ReplicationScore(new TapeRuns(scope, language, LENGTH), LIMIT, LENGTH);
        return score.of(List.of(program), 0).get(0);
    }
}
