// SPDX-License-Identifier: Apache-2.0
package org.morphogen.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.morphogen.api.experiment.ExperimentException;

class SummaryTest {

    private static final List<Map<String, Object>> ROWS = List.of(
            Map.of("setting", "m=0", "seed", 1, "loss", 1.0, "transition1", 65),
            Map.of("setting", "m=0", "seed", 2, "loss", 3.0),
            Map.of("setting", "m=1", "seed", 1, "loss", 5.0));

    @Test
    void eventsAreSharesAndOtherNumbersAreMeans() {
        List<Map<String, Object>> lines = new Summary(ROWS, key -> key.startsWith("transition")).lines();
        assertEquals(4, lines.size());
        assertEquals(2.0, lines.get(0).get("mean"));
        assertEquals(0.5, lines.get(1).get("share"));
        assertEquals(5.0, lines.get(2).get("low95"), "one run has no spread");
        assertEquals(0.0, lines.get(3).get("share"));
    }

    /** Wilson's interval of 40 of 100 and of 0 of 10, from published tables. */
    @Test
    void sharesHaveWilsonsInterval() {
        assertEquals(0.3094, new Share(40, 100).low(), 5e-5);
        assertEquals(0.4980, new Share(40, 100).high(), 5e-5);
        assertEquals(0, new Share(0, 10).low(), 1e-12);
        assertEquals(0.2775, new Share(0, 10).high(), 5e-5);
    }

    @Test
    void anIntervalOfAMeanHoldsItAndIsTheSameTwice() {
        Mean mean = Mean.of(List.of(1.0, 2.0, 3.0, 4.0));
        assertTrue(mean.low() < 2.5 && mean.high() > 2.5 && mean.value() == 2.5, mean::toString);
        assertEquals(mean, Mean.of(List.of(1.0, 2.0, 3.0, 4.0)));
    }

    @Test
    void everyCombinationMeetsEverySeed() {
        List<Plan.Item> items = Plan.of("3..4", List.of("a=1,2", "b=x")).items();
        assertEquals(4, items.size());
        assertEquals(List.of("a=1", "b=x"), items.get(0).changes());
        assertEquals(4, items.get(1).seed());
        assertEquals("runs/a=2_b=x-seed-3", items.get(2).folder());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "5..3", "1..", "1,two", "0..999999999"})
    void seedsThatAreNoneAreExplained(String seeds) {
        String message = assertThrows(
                        ExperimentException.class,
                        () -> Plan.of(seeds, List.of()).items())
                .getMessage();
        assertTrue(message.startsWith("--seeds " + seeds + ": expected a range"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "=1", "a="})
    void valuesThatAreNoneAreExplained(String vary) {
        assertThrows(ExperimentException.class, () -> Plan.of("1", List.of(vary)));
    }
}
