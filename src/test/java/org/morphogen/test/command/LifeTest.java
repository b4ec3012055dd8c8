// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Life from pattern files with the real command: what everybody knows about its patterns. */
@Timeout(value = 600, unit = TimeUnit.SECONDS)
class LifeTest {

    private static final Path PATTERNS =
            Path.of(System.getProperty("morphogen.home")).resolve("experiments/patterns");

    @TempDir
    Path folder;

    @Test
    void theRPentominoSettlesAtStep1103With116Cells() throws IOException {
        List<Integer> population = populations("r-pentomino", 640, 1200);

        assertEquals(116, population.get(1200 - 1));
        int lastChange = 0;
        for (int step = 1; step < population.size(); step++) {
            lastChange = population.get(step).equals(population.get(step - 1)) ? lastChange : step;
        }
        assertEquals(1103, lastChange + 1, "the first step from which on the population stays");
    }

    @Test
    void theGosperGunEmitsAGliderEvery30Steps() throws IOException {
        List<Integer> population = populations("gosper-glider-gun", 256, 300);

        for (int step = 60; step + 30 < population.size(); step++) {
            assertEquals(population.get(step) + 5, population.get(step + 30), "steps " + (step + 1) + " and 30 later");
        }
    }

    /** The population after steps 1, 2, ... */
    private List<Integer> populations(String pattern, int size, int steps) throws IOException {
        Command.Outcome run = new Command(folder)
                .run(
                        "run",
                        "life",
                        "--set",
                        "rule.rule=B3/S23",
                        "--set",
                        "initial.file=" + PATTERNS.resolve(pattern + ".rle"),
                        "--set",
                        "substrate.width=" + size,
                        "--set",
                        "substrate.height=" + size,
                        "--set",
                        "steps=" + steps,
                        "--set",
                        "observers=[{\"type\":\"metrics\",\"every\":1}]",
                        "--out",
                        pattern);
        assertEquals(0, run.code(), run.all());
        Pattern population = Pattern.compile("\"population\":\\s*([0-9]+)");
        List<Integer> all = Files.readAllLines(folder.resolve(pattern + "/metrics.jsonl")).stream()
                .map(population::matcher)
                .filter(Matcher::find)
                .map(matcher -> Integer.parseInt(matcher.group(1)))
                .toList();
        assertEquals(steps, all.size());
        return all;
    }
}
