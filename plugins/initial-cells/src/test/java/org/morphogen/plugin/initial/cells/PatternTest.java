// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.initial.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.initial.InitialType;

class PatternTest extends GridInitialContract<PatternConfig> {

    @TempDir
    static Path folder;

    @Override
    protected InitialType<PatternConfig> type() {
        return new PatternType();
    }

    @Override
    int channels() {
        return 2;
    }

    private static String glider() {
        return file("glider.rle", "#N Glider\nx = 3, y = 3, rule = B3/S23\nbob$2bo$3o!\n");
    }

    private static String file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(
                Map.of("file", glider()), Map.of("file", glider(), "row", 4, "column", 8, "channel", 1, "value", 0.5));
    }

    @Override
    protected Map<Map<String, Object>, String> misfits() {
        return Map.of(
                Map.of("file", "no-such-file.rle"), "/file",
                Map.of("file", file("empty.rle", "")), "/file",
                Map.of("file", file("broken.rle", "x = 3, y = 3\nbob$2xo!")), "/file",
                Map.of("file", file("wide.rle", "x = 12, y = 1\n12o!")), "/file",
                Map.of("file", glider(), "row", 5), "/file",
                Map.of("file", glider(), "channel", 2), "/channel");
    }

    @Test
    void aPatternIsCentredUnlessItsPlaceIsGiven(Scope scope) {
        assertArrayEquals(world(2, 4, 0, 1), filled(new PatternConfig(glider(), null, null, 0, 1), 1, scope));
        assertArrayEquals(world(4, 0, 1, 0.5f), filled(new PatternConfig(glider(), 4, 0, 1, 0.5), 1, scope));
    }

    private static float[] world(int row, int column, int channel, float value) {
        float[] cells = new float[3 * HEIGHT * WIDTH * 2];
        int[][] live = {{0, 1}, {1, 2}, {2, 0}, {2, 1}, {2, 2}};
        for (int sample = 0; sample < 3; sample++) {
            for (int[] cell : live) {
                int site = (sample * HEIGHT + row + cell[0]) * WIDTH + column + cell[1];
                cells[site * 2 + channel] = value;
            }
        }
        return cells;
    }
}
