// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many runs in one folder. */
class SweepTest {

    private static final String SOUP = "{\"type\": \"random\", \"density\": 0.4, \"low\": 1}";

    @TempDir
    private Path folder;

    private Command.Outcome sweep(String seeds, String steps) {
        return new Command(folder)
                .run(
                        "sweep",
                        "life",
                        "--seeds",
                        seeds,
                        "--set",
                        "steps=" + steps,
                        "--set",
                        "initial=" + SOUP,
                        "--set",
                        "observers=[]",
                        "--vary",
                        "rule.rule=B3/S23,B36/S23",
                        "--out",
                        "lives");
    }

    @Test
    void anInterruptedSweepGoesOnAndMoreSeedsMayBeAdded() throws IOException {
        Command.Outcome first = sweep("1..2", "8");
        assertEquals(0, first.code(), first::all);
        List<String> table = Files.readAllLines(folder.resolve("lives/table.jsonl"));
        assertEquals(4, table.size());
        // As if killed within the last line.
        String last = table.get(3);
        Files.writeString(
                folder.resolve("lives/table.jsonl"),
                String.join("\n", table.subList(0, 3)) + "\n" + last.substring(0, last.length() / 2));
        Command.Outcome second = sweep("1..3", "8");
        assertEquals(0, second.code(), second::all);
        assertTrue(second.err().contains("6 runs, 3 of them done before"), second::all);
        List<String> again = Files.readAllLines(folder.resolve("lives/table.jsonl"));
        assertEquals(6, again.size());
        assertTrue(again.contains(last), "the run that was cut short is done again, with the same numbers");
        assertEquals(7, Files.readAllLines(folder.resolve("lives/table.csv")).size());
        assertTrue(second.out().contains("\"number\": \"population\""), second::all);
    }

    @Test
    void anotherSweepIsRefusedInTheSameFolder() {
        assertEquals(0, sweep("1", "8").code());
        Command.Outcome other = sweep("1", "9");
        assertEquals(2, other.code(), other::all);
        assertTrue(other.err().contains("holds another sweep"), other::all);
    }
}
