// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Published weights, imported and grown with the real command. */
@Timeout(value = 600, unit = TimeUnit.SECONDS)
class ImportTest {

    private static final Path PLANARIAN = Path.of("../../plugins/import-neural/src/test/resources/planarian")
            .toAbsolutePath()
            .normalize();

    @TempDir
    Path folder;

    @Test
    void bothLayoutsOfThePlanarianGrowToTheSamePicture() throws IOException {
        byte[] fromCheckpoint = grow("8000.index", "checkpoint");
        byte[] fromGraph = grow("8000.json", "graph");

        assertArrayEquals(fromCheckpoint, fromGraph);
        assertTrue(Files.size(folder.resolve("graph-run/animation.gif")) > 0);
    }

    @Test
    void aFileThatIsCutOffIsTheUsersMistakeInOneSentence() throws IOException {
        byte[] whole = Files.readAllBytes(PLANARIAN.resolve("8000.index"));
        Files.write(folder.resolve("cut.index"), Arrays.copyOf(whole, 300));

        Command.Outcome outcome = new Command(folder).run("import", "cut.index", "--out", "model");

        assertEquals(2, outcome.code(), outcome.all());
        assertTrue(outcome.err().contains("cut.index"), outcome.err());
        assertFalse(outcome.err().contains("Exception"), outcome.err());
    }

    private byte[] grow(String file, String name) throws IOException {
        Command command = new Command(folder);
        Command.Outcome imported = command.run("import", PLANARIAN.resolve(file).toString(), "--out", name);
        assertEquals(0, imported.code(), imported.all());
        Command.Outcome run = command.run("run", "--model", name, "--out", name + "-run");
        assertEquals(0, run.code(), run.all());
        assertEquals(200, run.number("done"), run.last());
        return Files.readAllBytes(folder.resolve(name + "-run/pictures/000200.png"));
    }
}
