// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long SECOND = 1_000_000_000L;
    private final Pace pace = new Pace();

    @Test
    void withoutALimitNothingIsWaitedFor() {
        pace.did(1000, 0);
        assertEquals(0, pace.ahead(0));
        assertEquals(Long.MAX_VALUE, pace.most());
    }

    @Test
    void ticksComeAtTheirRateWhateverASingleOneTakes() {
        pace.rate(10, 0);
        long now = 0;
        for (int tick = 0; tick < 20; tick++) {
            now += pace.ahead(now) + SECOND / 100 * (tick % 3);
            assertEquals(1, pace.most());
            pace.did(1, now);
        }
        assertEquals(2.0, (now + pace.ahead(now)) / (double) SECOND, 0.05);
    }

    @Test
    void aFastRunDoesGroupsOfAFiftiethOfASecond() {
        pace.rate(1000, 0);
        assertEquals(20, pace.most());
        pace.did(20, 0);
        assertEquals(SECOND / 50, pace.ahead(0));
    }

    @Test
    void whatASlowDeviceDidNotDoIsNotCaughtUpWith() {
        pace.rate(100, 0);
        pace.did(1, 5 * SECOND);
        assertEquals(0, pace.ahead(5 * SECOND));
        pace.did(1, 5 * SECOND);
        assertTrue(pace.ahead(5 * SECOND) > 0);
    }
}
