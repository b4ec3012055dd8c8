// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.optimise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void stepsMultiplyFromTheirBoundaryOn() {
        Schedule steps = new Schedule.Steps(2e-3, List.of(2000L, 4000L), List.of(0.1, 0.5));
        assertEquals(2e-3, steps.rate(1999));
        assertEquals(2e-4, steps.rate(2000), 1e-18);
        assertEquals(1e-4, steps.rate(4000), 1e-18);
    }

    @Test
    void exponentialFallsByItsFactorEveryPeriodDownToTheFloor() {
        assertEquals(0.25, new Schedule.Exponential(1, 0.5, 10, false, 0).rate(20), 1e-15);
        assertEquals(Math.sqrt(0.5), new Schedule.Exponential(1, 0.5, 10, false, 0).rate(5), 1e-15);
        assertEquals(1, new Schedule.Exponential(1, 0.5, 10, true, 0).rate(9));
        assertEquals(0.3, new Schedule.Exponential(1, 0.5, 10, true, 0.3).rate(100));
    }

    @Test
    void cosineStartsHighPassesTheMiddleAndEndsLow() {
        Schedule cosine = new Schedule.Cosine(1, 0.2, 100);
        assertEquals(1, cosine.rate(0), 1e-15);
        assertEquals(0.6, cosine.rate(50), 1e-15);
        assertEquals(0.2, cosine.rate(100), 1e-15);
        assertEquals(0.2, cosine.rate(1000), 1e-15);
    }

    @Test
    void trapezoidRisesHoldsAndFalls() {
        Schedule trapezoid = new Schedule.Trapezoid(2e-3, 1e-4, 100, 500, 1000);
        assertEquals(2e-5, trapezoid.rate(0), 1e-18);
        assertEquals(2e-3, trapezoid.rate(99), 1e-18);
        assertEquals(2e-3, trapezoid.rate(500), 1e-18);
        assertEquals((2e-3 + 1e-4) / 2, trapezoid.rate(750), 1e-18);
        assertEquals(1e-4, trapezoid.rate(5000), 1e-18);
    }

    @Test
    void cyclicStartsLowAndHalvesItsAmplitudeEveryCycle() {
        Schedule cyclic = new Schedule.Cyclic(1e-5, 1e-3, 2000);
        assertEquals(1e-5, cyclic.rate(0), 1e-18);
        assertEquals(1e-3, cyclic.rate(2000), 1e-18);
        assertEquals(1e-5, cyclic.rate(4000), 1e-18);
        assertEquals(1e-5 + 0.5 * (1e-3 - 1e-5), cyclic.rate(6000), 1e-18);
        assertEquals(1e-5 + 0.25 * (1e-3 - 1e-5), cyclic.rate(10_000), 1e-18);
    }

    @Test
    void schedulesThatMakeNoSenseAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Schedule.Steps(1, List.of(5L, 3L), List.of(1.0, 1.0)));
        assertThrows(IllegalArgumentException.class, () -> new Schedule.Trapezoid(1, 0, 10, 5, 20));
        assertThrows(IllegalArgumentException.class, () -> new Schedule.Cyclic(0, 1, 0));
    }
}
