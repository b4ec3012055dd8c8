// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void theMedianOfAnOddNumberIsItsMiddle() {
        assertEquals(2, Samples.of(9, 1, 2).median());
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
        assertEquals(2.5, Samples.of(9, 1, 3, 2).median());
    }

    @Test
    void theRangeIsFromTheLeastToTheMost() {
        Samples samples = Samples.of(3, 1, 2);

        assertEquals(1, samples.least());
        assertEquals(3, samples.most());
    }

    @Test
    void noSampleIsNoResult() {
        assertThrows(IllegalArgumentException.class, () -> new Samples(List.of()));
    }

    @Test
    void contendersTakeTurns() {
        List<String> order = new ArrayList<>();
        Contender first = () -> told(order, "A", 1);
        Contender second = () -> told(order, "B", 2);

        List<Samples> samples = new Turns(3, 0, 0).measure(List.of(first, second));

        assertEquals("ABABAB", String.join("", order));
        assertEquals(List.of(Samples.of(1, 1, 1), Samples.of(2, 2, 2)), samples);
    }

    @Test
    void shortWorkIsRepeatedUntilATurnIsLongEnough() {
        List<String> order = new ArrayList<>();
        Iterator<Double> times = List.of(0.25, 0.125, 0.125, 0.5, 0.25, 0.25).iterator();
        Contender brief = () -> told(order, "A", times.next());
        Contender longer = () -> told(order, "B", 2);

        List<Samples> samples = new Turns(2, 0, 0.5).measure(List.of(brief, longer));

        assertEquals("AAABAB", String.join("", order));
        assertEquals(List.of(Samples.of(0.5 / 3, 0.5), Samples.of(2, 2)), samples);
    }

    @Test
    void aContenderThatTakesLongSitsOutTheRest() {
        List<Samples> samples = new Turns(5, 0, 0).measure(List.of(() -> 1, () -> 40, () -> 12));

        assertEquals(
                List.of(5, 2, 3),
                samples.stream().map(each -> each.values().size()).toList());
    }

    @Test
    void noRoundIsNoMeasurement() {
        assertThrows(IllegalArgumentException.class, () -> new Turns(0, 0, 0));
    }

    @Test
    void aPowerIsFoundThroughItsPoints() {
        PowerFit fit = PowerFit.of(Map.of(1, 3.0, 2, 12.0, 4, 48.0));

        assertEquals(2, fit.exponent(), 1e-12);
        assertEquals(3, fit.factor(), 1e-12);
    }

    @Test
    void onePointMakesNoFit() {
        assertThrows(IllegalArgumentException.class, () -> PowerFit.of(Map.of(1, 3.0)));
    }

    private static double told(List<String> order, String name, double seconds) {
        order.add(name);
        return seconds;
    }
}
