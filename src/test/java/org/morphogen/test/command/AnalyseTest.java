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

/** A model that was trained a little, analysed with the real command. */
@Timeout(value = 600, unit = TimeUnit.SECONDS)
class AnalyseTest {

    @TempDir
    Path folder;

    @Test
    void aModelIsTrainedAndAnalysedAndMistakesAreToldInOneSentence() throws IOException {
        Command command = new Command(folder);
        Command.Outcome run = command.run(
                "run",
                "isotropic-single-seed",
                "--set",
                "training.iterations=3",
                "--set",
                "training.optimizer.schedule.type=constant",
                "--set",
                "training.evaluation.samples=0",
                "--out",
                "boots");
        assertEquals(0, run.code(), run.all());

        Command.Outcome matched = command.run("analyse", "boots", "best-match", "samples=2", "times=[0,3]");
        assertEquals(0, matched.code(), matched.all());
        assertTrue(matched.last().contains("\"analysis\": \"best-match\""), matched.last());
        assertEquals(2, matched.number("samples"), matched.last());
        assertTrue(Files.size(folder.resolve("boots/analysis/best-match.json")) > 0);
        assertTrue(Files.size(folder.resolve("boots/analysis/best-match.png")) > 0);

        Command.Outcome unknown = command.run("analyse", "boots", "best-mach");
        assertEquals(2, unknown.code(), unknown.all());
        assertTrue(unknown.err().contains("best-match") && unknown.err().contains("Did you mean"), unknown.err());

        Command.Outcome wrong = command.run("analyse", "boots", "best-match", "samples=0", "time=[1]");
        assertEquals(2, wrong.code(), wrong.all());
        assertTrue(wrong.err().contains("/samples: 0; expected"), wrong.err());
        assertTrue(wrong.err().contains("/time: an unknown key"), wrong.err());
    }
}
