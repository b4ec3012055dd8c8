// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks with the real command and plugins, without peers; how long anything takes is not asked. */
@Timeout(value = 600, unit = TimeUnit.SECONDS)
class BenchTest {

    @TempDir
    Path folder;

    @Test
    void theListNamesBenchmarksAndPeers() {
        Command.Outcome list = new Command(folder).run("bench", "list");

        assertEquals(0, list.code(), list.all());
        assertTrue(list.out().contains("training-29-alive") && list.out().contains("cax"), list.all());
    }

    @Test
    void fusedAndComposedComputeTheSameAndLifeRuns() throws IOException {
        Command.Outcome bench = new Command(folder)
                .run(
                        "bench",
                        "composed-29-alive",
                        "life-4096",
                        "--without-peers",
                        "--rounds",
                        "1",
                        "--json",
                        "result.json");

        assertEquals(0, bench.code(), bench.all());
        String json = Files.readString(folder.resolve("result.json"));
        assertTrue(json.contains("\"peer\": \"composed\"") && json.contains("\"agree\": true"), json);
        assertTrue(json.contains("\"name\": \"life-4096\""), json);
    }
}
