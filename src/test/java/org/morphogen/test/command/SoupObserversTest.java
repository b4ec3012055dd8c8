// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a soup while replicators take it over. */
class SoupObserversTest {

    private static final String SOUP = """
            {"name": "takeover", "seed": 1, "steps": %d,
             "substrate": {"type": "soup", "programs": 8192, "numbers": "compatible", "tokens": %s},
             "rule": {"type": "bff", "variant": "%s"},
             "initial": {"type": "programs"},
             "observers": [{"type": "entropy", "every": 16}, {"type": "census", "every": 16}%s]}
            """;

    @TempDir
    private Path folder;

    private Command command;

    @BeforeEach
    void useAFolder() {
        command = new Command(folder);
    }

    private String write(String name, Object... values) throws IOException {
        return Files.writeString(folder.resolve(name), SOUP.formatted(values)).toString();
    }

    /** Sheet of computational life, 6 (a) 5, seed 1: high-order entropy is above 3 at epoch 81 for the first time. */
    @Test
    void theTransitionComesAtThePublishedEpochAndIsTraced() throws IOException {
        String file =
                write("four-bits.json", 97, "true", "bff-noheads-4bit", ", {\"type\": \"tokens\", \"every\": 16}");
        Command.Outcome outcome = command.run("run", file, "--out", "run");
        assertEquals(0, outcome.code(), outcome::all);
        Path run = folder.resolve("run");
        String results = Files.readString(run.resolve("results/entropy.json"));
        assertTrue(results.contains("\"transition3\": 81"), results);
        String rows = Files.readString(run.resolve("entropy.jsonl"));
        assertEquals(7, rows.split("\"brotli\":\\s*\"brotli4j ").length - 1, rows);
        List<String> tokens = Files.readAllLines(run.resolve("tokens.jsonl"));
        assertEquals(7, tokens.size());
        assertTrue(Files.exists(run.resolve("origin.json")), outcome::all);
        assertTrue(Files.readString(run.resolve("census.txt")).startsWith("epoch 97: "));
        assertTrue(Files.size(run.resolve("entropy.png")) > 0);
    }

    @Test
    void aSoupThatGoesOnIsToldAsIfItHadNeverStopped() throws IOException {
        String whole = write("whole.json", 64, "false", "bff-noheads", "");
        assertEquals(0, command.run("run", whole, "--out", "whole").code());
        String half = write("half.json", 32, "false", "bff-noheads", "");
        assertEquals(0, command.run("run", half, "--out", "half").code());
        Command.Outcome outcome = command.run("run", "--resume", "half", "--set", "steps=64");
        assertEquals(0, outcome.code(), outcome::all);
        // The last epoch of the half is a row of its own: a run's last epoch is always looked at.
        List<String> rows = Files.readAllLines(folder.resolve("half/census.jsonl"));
        List<String> expected = Files.readAllLines(folder.resolve("whole/census.jsonl"));
        assertEquals(expected.get(expected.size() - 1), rows.get(rows.size() - 1));
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("whole/census.txt")),
                Files.readAllBytes(folder.resolve("half/census.txt")));
    }

    @Test
    void anObserverOfSoupsSaysWhatItNeeds() throws IOException {
        String file = write("plain.json", 8, "false", "bff-noheads", ", {\"type\": \"tokens\"}");
        Command.Outcome tokens = command.run("run", file, "--out", "plain");
        assertEquals(2, tokens.code(), tokens::all);
        assertTrue(tokens.err().contains("Set substrate.tokens=true"), tokens::all);
        Command.Outcome life =
                command.run("run", "life", "--set", "observers=[{\"type\": \"census\"}]", "--out", "life");
        assertEquals(2, life.code(), life::all);
        assertTrue(life.err().contains("this run's substrate has none"), life::all);
    }
}
