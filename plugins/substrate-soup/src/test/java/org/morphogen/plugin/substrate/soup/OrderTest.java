// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Step;
import org.morphogen.kernels.soup.Meetings;
import org.morphogen.testkit.TestCompute;

/** Who meets whom. */
@ExtendWith(TestCompute.class)
class OrderTest {

    private static final int SAMPLES = 2;

    @Test
    void theShuffleIsThatOfTheFormulas() {
        int[] words = new int[102];
        new Shuffle(98).draw(-5, 11, words, 0);
        assertArrayEquals(new SoupOracle(-5, 98, 8, 0).order(11), Arrays.copyOf(words, 98));
        assertEquals(49, words[98]);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 6, 64, 66, 1000, 4096})
    void theFastPermutationHoldsEveryProgramOnce(int programs, Scope scope) {
        Order order = new DeviceOrder(Pairing.MIXED, scope);
        int[] first = draw(order, programs, 0, scope);
        int[] second = draw(order, programs, 1, scope);
        for (int sample = 0; sample < SAMPLES; sample++) {
            assertPermutation(sample(first, programs, sample), programs);
            assertPermutation(sample(second, programs, sample), programs);
        }
        if (programs > 6) {
            assertFalse(Arrays.equals(sample(first, programs, 0), sample(first, programs, 1)), "samples differ");
            assertFalse(Arrays.equals(first, second), "epochs differ");
        }
    }

    @Test
    void everyoneMeetsEveryoneEquallyOften(Scope scope) {
        int programs = 10;
        int epochs = 4000;
        Order order = new DeviceOrder(Pairing.MIXED, scope);
        int[][] met = new int[programs][programs];
        for (int epoch = 0; epoch < epochs; epoch++) {
            int[] words = draw(order, programs, epoch, scope);
            for (int k = 0; k < programs / 2; k++) {
                met[words[2 * k]][words[2 * k + 1]]++;
            }
        }
        // Each ordered pair is expected in 1 of 18 epochs; the statistic has 89 degrees of freedom, 99.9 % below 138.
        double expected = epochs * (programs / 2.0) / (programs * (programs - 1));
        double statistic = 0;
        for (int a = 0; a < programs; a++) {
            for (int b = 0; b < programs; b++) {
                statistic += a == b ? 0 : Math.pow(met[a][b] - expected, 2) / expected;
            }
        }
        assertTrue(statistic < 138, "chi-squared " + statistic);
    }

    @Test
    void theRingAlternates(Scope scope) {
        Order order = new DeviceOrder(Pairing.RING, scope);
        assertArrayEquals(
                new int[] {5, 0, 1, 2, 3, 4, 3, 3}, Arrays.copyOf(draw(order, 6, 0, scope), 8), "even epochs");
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 3, 3}, Arrays.copyOf(draw(order, 6, 7, scope), 8), "odd epochs");
    }

    @Test
    void theFixedShuffleIsThatOfTheFormula(Scope scope) {
        Order order = new DeviceOrder(Pairing.FIXED_SHUFFLE, scope);
        for (int epoch = 0; epoch < 14; epoch++) {
            int factor = (1 << (epoch % 6 + 1)) - 1;
            int flip = epoch & 1;
            int[] expected =
                    IntStream.range(0, 64).map(i -> i * factor % 64 ^ flip).toArray();
            assertArrayEquals(expected, Arrays.copyOf(draw(order, 64, epoch, scope), 64), "epoch " + epoch);
        }
    }

    @Test
    void neighboursAreThoseOfThePublishedPatternInItsOrder() {
        Neighbours grid = Neighbours.rectangle(4, 3, 2);
        assertArrayEquals(
                new int[] {1, 2, 4, 5, 6, 8, 9, 10},
                IntStream.range(0, grid.count(0)).map(i -> grid.of(0, i)).toArray());
        assertEquals(11, grid.count(5));
        Neighbours line = Neighbours.rectangle(5, 1, 2);
        assertArrayEquals(
                new int[] {1, 2, 4},
                IntStream.range(0, line.count(3)).map(i -> line.of(3, i)).toArray());
    }

    @Test
    void onGridsNeighboursMeetAndBothWaysLeaveEquallyManyOver(Scope scope) {
        Neighbours grid = Neighbours.rectangle(20, 20, 2);
        double exact = met(new HostOrder(new Encounters(new Shuffle(400), grid)), 20, 400, scope);
        double fast = met(new LocalOrder(grid, scope), 20, 400, scope);
        // Shares of 16,000 programs near three quarters: each has a deviation below 0.0035.
        assertEquals(exact, fast, 0.015);
    }

    /** The share of programs that meet somebody; checks who it is. */
    private static double met(Order order, int width, int programs, Scope scope) {
        int pairs = 0;
        for (int epoch = 0; epoch < 20; epoch++) {
            int[] words = draw(order, programs, epoch, scope);
            for (int sample = 0; sample < SAMPLES; sample++) {
                int[] of = sample(words, programs, sample);
                assertPermutation(of, programs);
                int executed = words[sample * (programs + 4) + programs];
                assertEquals(programs / 2, words[sample * (programs + 4) + programs + 1], "all mutate");
                assertNeighbours(of, executed, width);
                pairs += executed;
            }
        }
        order.close();
        return 2.0 * pairs / (20 * SAMPLES * programs);
    }

    private static void assertNeighbours(int[] of, int executed, int width) {
        for (int k = 0; k < executed; k++) {
            int dx = Math.abs(of[2 * k] % width - of[2 * k + 1] % width);
            int dy = Math.abs(of[2 * k] / width - of[2 * k + 1] / width);
            assertTrue(dx <= 2 && dy <= 2 && dx + dy > 0, of[2 * k] + " meets " + of[2 * k + 1]);
        }
        for (int i = 2 * executed + 1; i < of.length; i++) {
            assertTrue(of[i] > of[i - 1], "those left over rise");
        }
    }

    private static int[] draw(Order order, int programs, int epoch, Scope scope) {
        Tensor words = scope.allocate(ElementType.INT32, Meetings.shape(SAMPLES, programs));
        order.draw(new Meetings(words), new Step(77, 0, epoch));
        return words.readInts();
    }

    private static int[] sample(int[] words, int programs, int sample) {
        return Arrays.copyOfRange(words, sample * (programs + 4), sample * (programs + 4) + programs);
    }

    private static void assertPermutation(int[] order, int programs) {
        int[] sorted = order.clone();
        Arrays.sort(sorted);
        assertArrayEquals(IntStream.range(0, programs).toArray(), sorted);
    }
}
