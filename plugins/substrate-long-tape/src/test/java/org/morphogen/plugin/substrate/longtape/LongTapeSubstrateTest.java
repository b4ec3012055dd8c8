// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.longtape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.Problem;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.random.Philox;
import org.morphogen.api.substrate.Look;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.api.substrate.SubstrateType;
import org.morphogen.testkit.SubstrateContract;
import org.morphogen.testkit.TestContext;

class LongTapeSubstrateTest extends SubstrateContract<LongTapeConfig> {

    private static final Step SEED = new Step(11, 0, 0);

    @Override
    protected SubstrateType<LongTapeConfig> type() {
        return new LongTapeSubstrateType();
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(Map.of("length", 2), Map.of("length", 64, "mode", "windows", "workers", 4, "runs", 3));
    }

    @Override
    protected Map<Map<String, Object>, String> mistakes() {
        return Map.of(Map.of("length", 1), "/length", Map.of("length", 1 << 29), "/length");
    }

    @ParameterizedTest
    @CsvSource({
        "1000, SEQUENTIAL, 1, /length",
        "64, SEQUENTIAL, 2, /workers",
        "64, RACY, 3, /workers",
        "64, WINDOWS, 64, /workers"
    })
    void whatCannotBeATapeIsAMistake(int length, LongTapeConfig.Mode mode, int workers, String pointer) {
        ProblemList problems = new ProblemList();
        new LongTapeConfig(length, mode, workers, 1).check(problems);
        assertEquals(
                Set.of(pointer),
                problems.problems().stream().map(Problem::pointer).collect(Collectors.toSet()));
    }

    @Test
    void bytesAreDrawnBetweenTheirBoundsAndGivenOnesLieAtTheStart(Scope scope) {
        int length = 1 << 12;
        Substrate substrate =
                type().create(new LongTapeConfig(length, LongTapeConfig.Mode.RACY, 8, 1), TestContext.in(scope));
        State state = substrate.state().allocate(scope, 3);
        fill(substrate, state, new UniformBytesConfig(0, 35, "FF00fe"), 1, 2, scope);
        for (int sample = 1; sample < 3; sample++) {
            byte[] expected = new byte[length];
            for (int i = 0; i < length; i++) {
                long word = Integer.toUnsignedLong(Philox.of(SEED.seed()).block(i / 4, 0, sample, 0x6C6F6E6A)[i % 4]);
                expected[i] = (byte) (word * 36 >>> 32);
            }
            expected[0] = (byte) 0xFF;
            expected[1] = 0;
            expected[2] = (byte) 0xFE;
            assertArrayEquals(expected, state.cells().readBytes((long) sample * length, length));
        }
        assertArrayEquals(new long[16], state.get("work").readLongs(8, 16));
        substrate.close();
    }

    @Test
    void aProgramThatIsNoHexadecimalOrTooLongIsAMistake(Scope scope) {
        Substrate substrate =
                type().create(new LongTapeConfig(2, LongTapeConfig.Mode.SEQUENTIAL, 1, 1), TestContext.in(scope));
        for (String hex : new String[] {"0", "0g", "000000"}) {
            TestContext context = TestContext.in(scope);
            new UniformBytesType()
                    .create(new UniformBytesConfig(0, 255, hex), substrate, LongTapeFixture.NO_RULE, context);
            assertTrue(
                    context.problems().problems().stream()
                            .anyMatch(problem -> problem.pointer().equals("/hex")),
                    hex);
        }
        substrate.close();
    }

    @Test
    void aPictureHasAPixelForEachByte(Scope scope) {
        Substrate substrate =
                type().create(new LongTapeConfig(8, LongTapeConfig.Mode.SEQUENTIAL, 1, 1), TestContext.in(scope));
        State state = substrate.state().allocate(scope, 1);
        byte[] bytes = {0, 1, 2, 3, 4, 5, 6, (byte) 255};
        state.cells().write(bytes, 0);
        byte[] picture = substrate.render(scope, state, Look.grey(0)).readBytes(0, 32);
        for (int i = 0; i < 8; i++) {
            byte[] pixel = {(byte) (bytes[i] * 37), (byte) (bytes[i] * 101), (byte) (bytes[i] * 197), (byte) 255};
            assertArrayEquals(pixel, java.util.Arrays.copyOfRange(picture, 4 * i, 4 * i + 4), "byte " + i);
        }
        substrate.close();
    }

    private static void fill(
            Substrate substrate, State state, UniformBytesConfig config, int first, int count, Scope scope) {
        new UniformBytesType()
                .create(config, substrate, LongTapeFixture.NO_RULE, TestContext.in(scope))
                .fill(state, first, count, SEED);
    }
}
