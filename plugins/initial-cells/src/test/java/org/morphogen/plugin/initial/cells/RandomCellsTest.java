// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.initial.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.initial.InitialType;

class RandomCellsTest extends GridInitialContract<RandomConfig> {

    private static final int CHANNELS = 5;

    @Override
    protected InitialType<RandomConfig> type() {
        return new RandomType();
    }

    @Override
    int channels() {
        return CHANNELS;
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(Map.of(), Map.of("density", 0.25, "low", 1, "high", 1), Map.of("low", -2, "high", 3));
    }

    @Test
    void valuesFillTheirRangeEvenly(Scope scope) {
        float[] values = filled(new RandomConfig(1, -2, 3), 4, scope);
        double sum = 0;
        int low = 0;
        for (float value : values) {
            assertTrue(value >= -2 && value <= 3);
            sum += value;
            low += value < -0.75 ? 1 : 0;
        }
        // Six standard errors: of the mean of a uniform value, and of a binomial share of 1/4.
        int n = values.length;
        assertEquals(0.5, sum / n, 6 * 5 / Math.sqrt(12.0 * n));
        assertEquals(0.25, (double) low / n, 6 * Math.sqrt(0.1875 / n));
    }

    @Test
    void aSoupHasItsDensity(Scope scope) {
        float[] values = filled(new RandomConfig(0.3, 1, 1), 4, scope);
        int live = 0;
        for (float value : values) {
            assertTrue(value == 0 || value == 1);
            live += (int) value;
        }
        assertEquals(0.3, (double) live / values.length, 6 * Math.sqrt(0.21 / values.length));
    }

    @Test
    void seedsAndSamplesGiveDifferentCells(Scope scope) {
        RandomConfig uniform = new RandomConfig(1, 0, 1);
        float[] values = filled(uniform, 4, scope);
        int each = values.length / 3;
        assertFalse(Arrays.equals(values, filled(uniform, 5, scope)));
        assertFalse(Arrays.equals(values, 0, each, values, each, 2 * each));
    }

    @Test
    void aRangeWithItsEndsSwappedIsAMistake() {
        ProblemList problems = new ProblemList();
        new RandomConfig(1, 2, 1).check(problems);
        assertEquals("/high", problems.problems().get(0).pointer());
    }
}
