// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.random.Draws;
import org.morphogen.api.random.Philox;
import org.morphogen.kernels.launch.Numbers;
import org.morphogen.testkit.TestCompute;

/** The generator against its published vectors and its twin on the host. */
@ExtendWith(TestCompute.class)
class RandomTest {

    /** Counter, key, words: Random123's {@code kat_vectors}, philox4x32 with 10 rounds. */
    private static final int[][] PUBLISHED = {
        {0, 0, 0, 0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8},
        {-1, -1, -1, -1, -1, -1, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd},
        {
            0x243f6a88,
            0x85a308d3,
            0x13198a2e,
            0x03707344,
            0xa4093822,
            0x299f31d0,
            0xd16cfe09,
            0x94fdcceb,
            0x5001e420,
            0x24126ea1
        }
    };

    private static final Step STEP = new Step(0x1234_5678_9abc_def0L, 7, 3);
    private static final int PURPOSE = 0x54455354;

    @Test
    void publishedVectorsComeOutOfTheKernelAndOfItsTwin(Scope scope) {
        Tensor counters = scope.allocate(ElementType.UINT32, Shape.of(3, 4));
        Tensor keys = scope.allocate(ElementType.UINT32, Shape.of(3, 2));
        Tensor words = scope.allocate(ElementType.UINT32, Shape.of(3, 4));
        for (int i = 0; i < 3; i++) {
            int[] v = PUBLISHED[i];
            counters.write(new int[] {v[0], v[1], v[2], v[3]}, i * 4L);
            keys.write(new int[] {v[4], v[5]}, i * 2L);
        }
        scope.program(KernelSource.of(RandomFill.class, "common/philox_words.cl"))
                .kernel("philox_words")
                .launch(Range.of(3), counters, keys, words);
        for (int i = 0; i < 3; i++) {
            int[] v = PUBLISHED[i];
            int[] expected = {v[6], v[7], v[8], v[9]};
            assertArrayEquals(expected, words.readInts(i * 4L, 4));
            assertArrayEquals(expected, new Philox(v[4], v[5]).block(v[0], v[1], v[2], v[3]));
        }
    }

    @Test
    void uniformNumbersAreTheHostsDrawsBitForBit(Scope scope) {
        for (int size : new int[] {1, 1003}) {
            Tensor x = scope.floats(size);
            new RandomFill(scope).uniform(x, STEP, PURPOSE, 0, 1);
            Draws draws = draws();
            for (float value : x.readFloats()) {
                assertEquals(draws.uniform(), value);
            }
        }
    }

    @Test
    void normalNumbersAreTheHostsDrawsToSinglePrecision(Scope scope) {
        Tensor x = scope.floats(1003);
        new RandomFill(scope).normal(x, STEP, PURPOSE, 1, 2);
        Draws draws = draws();
        double[] expected = new double[1003];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = 1 + 2 * draws.normal();
        }
        Numbers.assertNear(expected, x.readFloats(), 1e-6);
    }

    @Tag("large")
    @Test
    void bernoulliNumbersAreTheHostsDrawsAndHaveTheirMean(Scope scope) {
        Tensor x = scope.floats(100_000);
        new RandomFill(scope).bernoulli(x, STEP, PURPOSE, 0.3f);
        Draws draws = draws();
        double sum = 0;
        for (float value : x.readFloats()) {
            assertEquals(draws.uniform() < 0.3f ? 1 : 0, value);
            sum += value;
        }
        // Five standard deviations of the mean of 100,000 draws.
        assertEquals(0.3, sum / 100_000, 5 * Math.sqrt(0.21 / 100_000));
    }

    @Test
    void stepsAndPurposesDrawDifferentNumbers(Scope scope) {
        Tensor one = scope.floats(64);
        Tensor two = scope.floats(64);
        RandomFill fill = new RandomFill(scope);
        fill.uniform(one, STEP, PURPOSE, 0, 1);
        float[] first = one.readFloats();
        fill.uniform(two, STEP.plus(1), PURPOSE, 0, 1);
        assertEquals(0, equalValues(first, two.readFloats()));
        fill.uniform(two, STEP, PURPOSE + 1, 0, 1);
        assertEquals(0, equalValues(first, two.readFloats()));
        fill.uniform(two, STEP, PURPOSE, 0, 1);
        assertArrayEquals(first, two.readFloats());
    }

    private static int equalValues(float[] a, float[] b) {
        int equal = 0;
        for (int i = 0; i < a.length; i++) {
            equal += a[i] == b[i] ? 1 : 0;
        }
        return equal;
    }

    private static Draws draws() {
        return Philox.of(STEP.seed()).draws(STEP.stream(), STEP.index(), PURPOSE);
    }
}
