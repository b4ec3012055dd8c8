// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.morphogen.api.experiment.Context;

/**
 * Whom each program may ask to meet.
 *
 * @param starts entry i is where the neighbours of program i begin in {@code list}; one entry more than programs
 * @param list neighbours in the order in which they are drawn from
 */
record Neighbours(int[] starts, int[] list) {

    int count(int program) {
        return starts[program + 1] - starts[program];
    }

    int of(int program, int index) {
        return list[starts[program] + index];
    }

    /** Those of a configuration; what is wrong with a pattern file is reported. */
    static Neighbours of(SoupConfig config, Context context) {
        int programs = config.programs();
        int width = config.pairing() == Pairing.GRID ? config.columns() : programs;
        if (config.pairing() != Pairing.PATTERN || config.pattern() == null) {
            return rectangle(width, programs / width, config.reach());
        }
        Path file = context.file(config.pattern());
        try {
            return new PatternFile(programs).read(Files.readAllLines(file));
        } catch (PatternFile.Malformed e) {
            context.problems().error("/pattern", file + ", " + e.getMessage(), PatternFile.EXPECTED, "");
        } catch (IOException e) {
            context.problems().error("/pattern", file + " cannot be read: " + e.getMessage(), "a readable file", "");
        }
        return new PatternFile(programs).lists(List.of());
    }

    /** All others at most {@code reach} columns and rows away, rows first; beyond the edges there is nobody. */
    static Neighbours rectangle(int width, int height, int reach) {
        int programs = width * height;
        int[] starts = new int[programs + 1];
        int most = Math.min(2 * reach + 1, width) * Math.min(2 * reach + 1, height) - 1;
        int[] list = new int[Math.multiplyExact(programs, Math.max(1, most))];
        int next = 0;
        for (int i = 0; i < programs; i++) {
            int x = i % width;
            int y = i / width;
            for (int v = Math.max(0, y - reach); v <= Math.min(height - 1, y + reach); v++) {
                for (int u = Math.max(0, x - reach); u <= Math.min(width - 1, x + reach); u++) {
                    if (u != x || v != y) {
                        list[next++] = v * width + u;
                    }
                }
            }
            starts[i + 1] = next;
        }
        return new Neighbours(starts, java.util.Arrays.copyOf(list, Math.max(1, next)));
    }
}
