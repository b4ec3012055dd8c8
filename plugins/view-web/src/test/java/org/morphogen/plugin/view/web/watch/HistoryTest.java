// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest {

    @Test
    void aShortRunIsToldWhole() {
        History history = new History();
        for (int tick = 0; tick < 10; tick++) {
            history.add(tick, Map.of("loss", tick / 2.0));
        }
        assertEquals(List.of(7L, 8L, 9L), history.from(7).get("ticks"));
        assertEquals(Map.of("loss", List.of(3.5, 4.0, 4.5)), history.from(7).get("values"));
    }

    @Test
    void aLongRunIsThinnedEvenlyAndNeverTellsMoreThanThePageTakes() {
        History history = new History();
        for (int tick = 0; tick < 100_000; tick++) {
            history.add(tick, Map.of("loss", 1.0));
        }
        List<?> ticks = (List<?>) history.from(0).get("ticks");
        assertTrue(ticks.size() <= History.TOLD && ticks.size() > History.TOLD / 4, ticks.size() + " points");
        assertEquals(0L, ticks.get(0));
        long step = (Long) ticks.get(1);
        for (int i = 1; i < ticks.size(); i++) {
            assertEquals(step, (Long) ticks.get(i) - (Long) ticks.get(i - 1));
        }
        assertTrue((Long) ticks.get(ticks.size() - 1) > 99_000);
    }

    @Test
    void whatIsMissingOrNoNumberIsNull() {
        History history = new History();
        history.add(0, Map.of("loss", Double.NaN));
        history.add(1, Map.of("population", 3.0));
        Map<?, ?> values = (Map<?, ?>) history.from(0).get("values");
        assertEquals(Arrays.asList(null, null), values.get("loss"));
        assertEquals(Arrays.asList(null, 3.0), values.get("population"));
    }

    @Test
    void aRunThatGoesBackToACheckpointForgetsWhatCameAfterIt() {
        History history = new History();
        for (int tick = 0; tick < 10; tick++) {
            history.add(tick, Map.of("loss", 1.0));
        }
        history.add(4, Map.of("loss", 2.0));
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L), history.from(0).get("ticks"));
    }
}
