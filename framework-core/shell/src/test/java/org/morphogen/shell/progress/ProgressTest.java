// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.morphogen.api.config.Problem;
import org.morphogen.shell.host.Console;

class ProgressTest {

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    private Console console(boolean terminal) {
        PrintStream stream = new PrintStream(text, true, StandardCharsets.UTF_8);
        return new Console(
                new PrintStream(new ByteArrayOutputStream()), stream, new ByteArrayInputStream(new byte[0]), terminal);
    }

    private List<String> lines() {
        return text.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void aLogGetsALineEveryFiveSecondsAndOneAtTheEnd() {
        AtomicLong now = new AtomicLong(1000);
        Lines lines = new Lines(console(false), "iteration", new Clock(20, 120, 1000), now::get);
        for (long done = 21; done <= 120; done++) {
            now.addAndGet(200_000_000L);
            lines.tick(done, "loss 0.5000");
        }
        assertEquals(
                List.of(
                        "iteration 45 of 120 (37 %), loss 0.5000, 0:05, 0:15 left",
                        "iteration 70 of 120 (58 %), loss 0.5000, 0:10, 0:10 left",
                        "iteration 95 of 120 (79 %), loss 0.5000, 0:15, 0:05 left",
                        "iteration 120 of 120 (100 %), loss 0.5000, 0:20"),
                lines());
    }

    @Test
    void theLossIsShownOrElseTheFirstNumber() {
        assertEquals(
                "loss 0.01235, 31.2 M cell-steps/s", Progress.status(Map.of("loss", 0.012345, "a", 1.0), 31_234_567));
        assertEquals("alive 116, 1.00 k cell-steps/s", Progress.status(Map.of("alive", 116.0), 1000));
        assertEquals("0 cell-steps/s", Progress.status(Map.of(), 0));
    }

    @Test
    void eachKindOfFileIsAnnouncedOnceAndThenCounted() {
        Path folder = Path.of("runs", "a");
        Progress progress = new Progress(console(false), folder);
        progress.wrote(folder.resolve("pictures").resolve("1.png"));
        progress.wrote(folder.resolve("pictures").resolve("2.png"));
        progress.wrote(folder.resolve("loss.png"));
        assertEquals(List.of("wrote pictures/1.png (the first of pictures/)", "wrote loss.png"), lines());
        assertEquals("2 in pictures/, loss.png", progress.files());
    }

    @Test
    void theBeginningAndWarningsAreTold() {
        Progress progress = new Progress(console(false), Path.of("out"));
        progress.warned(new Problem("/losses/0", "alpha 0", "at least 0.1", "", false));
        progress.started("step", 0, 1, "pocl", "composed");
        assertEquals(
                List.of(
                        "warning: /losses/0: alpha 0; expected at least 0.1",
                        "Running 1 step on pocl with composed; files go to out"),
                lines());
        assertEquals("pocl", progress.device());
        assertEquals("composed", progress.dynamics());
    }

    @Test
    void aRunThatIsDoneHasNothingLeft() {
        Progress progress = new Progress(console(false), Path.of("out"));
        progress.started("iteration", 100, 60, "pocl", "composed");
        assertEquals(List.of("Nothing is left of 60 iterations on pocl with composed; files go to out"), lines());
    }

    @Test
    void aTerminalGetsABarThatLinesScrollAbove() {
        try (Progress progress = new Progress(console(true), Path.of("out"))) {
            progress.started("iteration", 0, 10, "pocl", "composed");
            progress.ticked(3, Map.of("loss", 0.25), 2e6);
            progress.said("swapped");
        }
        String shown = text.toString(StandardCharsets.UTF_8);
        assertTrue(shown.contains("\r\u001b[Kswapped" + System.lineSeparator()), shown);
        assertTrue(shown.contains("4/10"), shown);
        assertTrue(shown.contains("loss 0.2500, 2.00 M cell-steps/s"), shown);
    }
}
