// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.curve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BandsTest {

    @Test
    void fewPointsAreDrawnAsTheyAre() {
        History history = new History();
        history.add(10, 3);
        history.add(20, 1);

        Bands bands = Bands.of(history);

        assertArrayEquals(new double[] {10, 20}, bands.ticks());
        assertArrayEquals(new double[] {3, 1}, bands.median());
        assertArrayEquals(new double[] {3, 1}, bands.low());
    }

    @Test
    void aWindowHasTheQuantilesOfItsPoints() {
        History history = new History();
        for (int i = 0; i < 200 * 11; i++) {
            // Each window holds 1 to 11 in another order.
            history.add(i + 1, 1 + i * 7 % 11);
        }

        Bands bands = Bands.of(history);

        assertEquals(200, bands.ticks().length);
        assertEquals(6, bands.ticks()[0]);
        assertEquals(2, bands.low()[7], 1e-12);
        assertEquals(6, bands.median()[7], 1e-12);
        assertEquals(10, bands.high()[7], 1e-12);
    }

    @Test
    void whatALogarithmCannotShowIsLeftOut() {
        History history = new History();
        history.add(1, 0);
        history.add(2, -1);
        history.add(3, Double.NaN);
        history.add(4, Double.POSITIVE_INFINITY);

        assertEquals(0, history.size());
    }

    @Test
    void aLongRunIsThinnedAndKeepsItsShape() {
        History history = new History();
        int count = 3 * History.MOST;
        for (int i = 1; i <= count; i++) {
            history.add(i, i);
        }

        assertTrue(history.size() <= History.MOST);
        Bands bands = Bands.of(history);
        for (int i = 0; i < bands.ticks().length; i++) {
            assertEquals(1, bands.median()[i] / bands.ticks()[i], 0.05);
        }
        assertEquals(count, history.tick(history.size() - 1));
    }
}
