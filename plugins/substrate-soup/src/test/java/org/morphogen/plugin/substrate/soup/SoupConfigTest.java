// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.morphogen.api.config.Problem;
import org.morphogen.api.config.ProblemList;

/** What a user can get wrong about a soup. */
class SoupConfigTest {

    private static List<Problem> problems(
            int programs, int length, double mutation, Pairing pairing, int width, String pattern) {
        ProblemList problems = new ProblemList();
        new SoupConfig(programs, length, mutation, Numbers.COMPATIBLE, pairing, width, 2, pattern, 0, false)
                .check(problems);
        return problems.problems();
    }

    @Test
    void anOrdinarySoupHasNone() {
        assertEquals(List.of(), problems(128, 64, 0, Pairing.GRID, 16, null));
    }

    @ParameterizedTest
    @CsvSource({
        "7, 64, MIXED, 0, , /programs, programs must be even",
        "6, 64, FIXED_SHUFFLE, 0, , /programs, a power of two",
        "8, 48, MIXED, 0, , /length, a power of two",
        "8, 64, GRID, 3, , /width, a divisor of the 8 programs",
        "8, 64, GRID, 0, , /width, the columns of the grid",
        "8, 64, PATTERN, 0, , /pattern, program neighbour",
        "8, 64, FIXED_SHUFFLE, 0, some.txt, /pattern, no pattern",
        "8, 48, COLLISIONS, 4, , /length, a power of two",
        "8, 16, COLLISIONS, 1, , /width, a grid of at least 2 columns and 2 rows",
        "8, 16, COLLISIONS, 8, , /width, a grid of at least 2 columns and 2 rows"
    })
    void aMistakeIsToldWhereItStands(
            int programs, int length, Pairing pairing, int width, String pattern, String pointer, String part) {
        Problem problem =
                problems(programs, length, 0.1, pairing, width, pattern).get(0);
        assertEquals(pointer, problem.pointer());
        assertTrue(problem.fatal() && problem.toString().contains(part), problem::toString);
    }

    @Test
    void aMutationTooSmallToHappenIsAWarning() {
        Problem problem = problems(8, 64, 1e-12, Pairing.MIXED, 0, null).get(0);
        assertTrue(!problem.fatal() && problem.toString().contains("mutation rounds to zero (unit 2^-30)"));
    }

    @ParameterizedTest
    @CsvSource({
        "true, /tokens, '9216 bytes for 8 programs with tokens, 9 for each byte of the soup, twice'",
        "false, /programs, 1024 bytes for 8 programs"
    })
    void aDeviceThatIsTooSmallIsToldTheBytesThatAreNeeded(boolean tokens, String pointer, String part) {
        SoupConfig soup = new SoupConfig(8, 64, 0, Numbers.COMPATIBLE, Pairing.MIXED, 0, 2, null, 0, tokens);
        int bytes = tokens ? 9216 : 1024;
        ProblemList enough = new ProblemList();
        SoupSubstrateType.checkMemory(soup, bytes, enough);
        assertEquals(List.of(), enough.problems());
        ProblemList small = new ProblemList();
        SoupSubstrateType.checkMemory(soup, bytes - 1, small);
        Problem problem = small.problems().get(0);
        assertEquals(pointer, problem.pointer());
        assertTrue(problem.fatal() && problem.toString().contains(part), problem::toString);
        assertTrue(problem.toString().contains("at most the " + (bytes - 1) + " bytes of the device"));
    }

    @Test
    void probabilitiesRoundHalfUp() {
        assertEquals(1 << 18, config(0x1p-12).threshold());
        assertEquals(1, config(0x1p-31).threshold());
        assertEquals(1 << 30, config(1).threshold());
    }

    private static SoupConfig config(double mutation) {
        return new SoupConfig(8, 64, mutation, Numbers.FAST, Pairing.MIXED, 0, 2, null, 0, false);
    }

    @ParameterizedTest
    @CsvSource({
        "0 1;3 x, line 2: 'x' is no whole number",
        "0 1;0 8, line 2: there is no program 8 of 8",
        "0 1;-1 2, line 2: there is no program -1",
        "0 1;0, line 2: '0'",
        "0 1 2, line 1: '0 1 2'"
    })
    void aLineOfAPatternThatIsNoneIsNamed(String lines, String part) {
        String message = assertThrows(
                        PatternFile.Malformed.class, () -> new PatternFile(8).read(List.of(lines.split(";"))))
                .getMessage();
        assertTrue(message.contains(part), message);
    }

    @Test
    void aPatternKeepsTheOrderOfItsLines() throws PatternFile.Malformed {
        Neighbours neighbours = new PatternFile(4).read(List.of("2 3", "0 1", "", "2 1"));
        assertEquals(1, neighbours.count(0));
        assertEquals(0, neighbours.count(1));
        assertEquals(List.of(3, 1), List.of(neighbours.of(2, 0), neighbours.of(2, 1)));
    }
}
