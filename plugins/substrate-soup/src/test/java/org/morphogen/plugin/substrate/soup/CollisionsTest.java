// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.dynamics.Step;
import org.morphogen.kernels.soup.Meetings;
import org.morphogen.kernels.soup.SplitMix;
import org.morphogen.testkit.TestCompute;

@ExtendWith(TestCompute.class)
class CollisionsTest {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    @ParameterizedTest
    @CsvSource({"2, 2", "2, 6", "7, 4", "64, 32"})
    void everyProgramOccursOnceAndMeetsANeighbour(int width, int height) {
        int programs = width * height;
        Collisions collisions = new Collisions(config(programs, width));
        for (int epoch = 0; epoch < 20; epoch++) {
            int[] words = new int[programs + 4];
            collisions.draw(7, epoch, words, 0);
            int pairs = words[programs];
            assertTrue(pairs > 0 && pairs <= programs / 2, pairs + " pairs");
            assertEquals(0, words[programs + 1], "nothing mutates before it runs");
            assertArrayEquals(
                    IntStream.range(0, programs).toArray(),
                    IntStream.range(0, programs).map(i -> words[i]).sorted().toArray());
            for (int k = 0; k < pairs; k++) {
                int across = Math.abs(words[2 * k] % width - words[2 * k + 1] % width);
                int down = Math.abs(words[2 * k] / width - words[2 * k + 1] / width);
                assertEquals(1, across + down, words[2 * k] + " and " + words[2 * k + 1]);
            }
        }
    }

    @Test
    void aBatchIsTheSameWhetherThoseBeforeItWereAskedForOrNot() {
        SoupConfig config = config(600, 30);
        Collisions all = new Collisions(config);
        int[] words = new int[604];
        for (int epoch = 0; epoch < 12; epoch++) {
            all.draw(3, epoch, words, 0);
        }
        Collisions last = new Collisions(config);
        int[] again = new int[604];
        last.draw(3, 11, again, 0);
        assertArrayEquals(words, again);
        assertEquals(all.noise(3, 11), last.noise(3, 11));
    }

    @Test
    void bytesAreReplacedInTheOrderOfTheirDraws(Scope scope) {
        SoupConfig config = config(24, 6);
        try (CollisionOrder order = new CollisionOrder(new Collisions(config), config, scope)) {
            Step step = new Step(5, 0, 0);
            order.draw(new Meetings(scope.allocate(ElementType.INT32, Meetings.shape(2, 24))), step);
            Tensor programs = scope.zeros(ElementType.UINT8, Shape.of(48, 16));
            order.settle(programs, step);
            for (int sample = 0; sample < 2; sample++) {
                byte[] expected = new byte[24 * 16];
                Collisions twin = new Collisions(config);
                twin.draw(5 + sample, 0, new int[28], 0);
                CollisionStream.Noise noise = twin.noise(5 + sample, 0);
                assertTrue(noise.count() > 0);
                for (int k = 0; k < noise.count(); k++) {
                    long draw = SplitMix.mix(noise.stream() + k * GOLDEN);
                    expected[(int) Long.remainderUnsigned(draw >>> 8, expected.length)] = (byte) draw;
                }
                assertArrayEquals(expected, programs.readBytes(sample * 384L, 384), "sample " + sample);
            }
        }
    }

    @Test
    void aGridNeedsTwoColumnsAndTwoRows() {
        for (int width : List.of(0, 1, 24, 24 * 16)) {
            ProblemList problems = new ProblemList();
            config(24, width).check(problems);
            assertTrue(
                    problems.problems().stream()
                            .anyMatch(problem -> problem.pointer().equals("/width")),
                    "width " + width);
        }
    }

    private static SoupConfig config(int programs, int width) {
        return new SoupConfig(programs, 16, 1.0 / 64, Numbers.COMPATIBLE, Pairing.COLLISIONS, width, 1, null, 0, false);
    }
}
