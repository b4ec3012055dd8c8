// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.hand;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.testkit.TestCompute;

@ExtendWith(TestCompute.class)
class PlantingTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 0, 0, 1", "7, 5, 3, 17, 22, 2", "9, 4, 2, 0, 35, 3", "70, 67, 1, 2345, 60, 9"})
    void occupiedSitesAroundOnePlaceComeToAnotherAndAllElseStays(
            int height, int width, int channels, int from, int to, int radius, Scope scope) {
        Random random = new Random(5);
        float[] pattern = new float[height * width * channels];
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] = random.nextInt(3) == 0 ? random.nextFloat() : 0;
        }
        float[] before = new float[2 * pattern.length];
        for (int i = 0; i < before.length; i++) {
            before[i] = random.nextFloat();
        }
        Tensor source = scope.floats(1, height, width, channels);
        Tensor cells = scope.floats(2, height, width, channels);
        source.write(pattern);
        cells.write(before);
        new Planting(scope).plant(source, cells, 1, from, to, radius);
        assertArrayEquals(plain(pattern, before, width, height, channels, from, to, radius), cells.readFloats());
    }

    private static float[] plain(
            float[] pattern, float[] before, int width, int height, int channels, int from, int to, int radius) {
        float[] after = before.clone();
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int dy = row - to / width;
                int dx = column - to % width;
                int sourceRow = from / width + dy;
                int sourceColumn = from % width + dx;
                boolean near = dx * dx + dy * dy <= radius * radius;
                if (!near || sourceRow < 0 || sourceColumn < 0 || sourceRow >= height || sourceColumn >= width) {
                    continue;
                }
                int at = (sourceRow * width + sourceColumn) * channels;
                boolean occupied = false;
                for (int c = 0; c < channels; c++) {
                    occupied |= pattern[at + c] != 0;
                }
                if (occupied) {
                    int place = pattern.length + (row * width + column) * channels;
                    System.arraycopy(pattern, at, after, place, channels);
                }
            }
        }
        return after;
    }

    @Test
    void theMiddleOfWhatIsOccupiedIsFound() {
        float[] cells = new float[5 * 6 * 2];
        assertEquals(new Occupied(2, 3), Occupied.of(cells, Shape.of(5, 6, 2)));
        cells[(1 * 6 + 2) * 2 + 1] = -1;
        cells[(3 * 6 + 4) * 2] = 1;
        assertEquals(new Occupied(2, 3), Occupied.of(cells, Shape.of(5, 6, 2)));
        cells[(3 * 6 + 0) * 2] = 1;
        assertEquals(new Occupied(2, 2), Occupied.of(cells, Shape.of(5, 6, 2)));
    }
}
