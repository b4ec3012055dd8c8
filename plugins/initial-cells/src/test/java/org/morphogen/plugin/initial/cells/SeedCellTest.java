// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.initial.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.initial.InitialType;

class SeedCellTest extends GridInitialContract<SeedCellConfig> {

    private static final int CHANNELS = 16;

    @Override
    protected InitialType<SeedCellConfig> type() {
        return new SeedCellType();
    }

    @Override
    int channels() {
        return CHANNELS;
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(Map.of(), Map.of("row", 0, "column", 10, "fromChannel", 0, "value", -0.5));
    }

    @Override
    protected Map<Map<String, Object>, String> misfits() {
        return Map.of(
                Map.of("row", 7), "/row", Map.of("column", 11), "/column", Map.of("fromChannel", 16), "/fromChannel");
    }

    @Test
    void theSeedIsInTheMiddleWithAlphaAndHiddenChannelsAtOne(Scope scope) {
        float[] expected = new float[3 * HEIGHT * WIDTH * CHANNELS];
        for (int sample = 0; sample < 3; sample++) {
            int cell = (sample * HEIGHT + HEIGHT / 2) * WIDTH + WIDTH / 2;
            for (int c = 3; c < CHANNELS; c++) {
                expected[cell * CHANNELS + c] = 1;
            }
        }
        assertArrayEquals(expected, filled(new SeedCellConfig(null, null, 3, 1), 1, scope));
    }
}
