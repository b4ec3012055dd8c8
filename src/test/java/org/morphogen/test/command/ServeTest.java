// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A host that stays does the runs of others, and loses none of them. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class ServeTest {

    private static final String[] SMALL = {
        "growing-lizard",
        "--set",
        "substrate.width=20",
        "--set",
        "substrate.height=20",
        "--set",
        "rule.hidden=32",
        "--set",
        "losses.0.size=16",
        "--set",
        "training.batch=2",
        "--set",
        "training.steps=[6,9]",
        "--set",
        "training.pool.size=8",
        "--set",
        "training.saveEvery=20",
        "--set",
        "training.evaluation.samples=0",
        "--set",
        "observers=[]"
    };

    @TempDir
    Path folder;

    private static String[] small(long iterations) {
        List<String> all = new ArrayList<>(Arrays.asList(SMALL));
        all.addAll(List.of("--set", "training.iterations=" + iterations));
        return all.toArray(String[]::new);
    }

    @Test
    void runsAreShownLeftSteeredAndBranched() throws Exception {
        try (Serving host = new Serving(folder)) {
            Command command = host.command();
            Process attached = host.attach("long", small(1_000_000));
            host.until("progress is shown", () -> host.told("long").contains("iteration "));
            host.until("a checkpoint is written", () -> host.done("long") > 20);
            assertEquals(130, Serving.interrupt(attached), () -> host.told("long"));
            assertTrue(host.told("long").contains("goes on there"), () -> host.told("long"));
            assertFalse(Files.exists(folder.resolve("long/model.safetensors")), "it ended");

            Command.Outcome pause = command.run("pause", "long");
            assertTrue(pause.code() == 0 && pause.out().contains("growing-lizard"), pause::all);
            host.until("it pauses", () -> command.run("runs").out().contains("paused"));
            long done = host.done("long");
            assertEquals(0, command.run("step", "long", "--ticks", "3").code());
            host.await("long", "paused", done + 3);

            Command.Outcome branch = command.run(
                    "branch",
                    "long",
                    "--at",
                    oldestCheckpoint(),
                    "--out",
                    "branched",
                    "--set",
                    "rule.fireRate=0.75",
                    "--set",
                    "training.iterations=" + (done + 20));
            assertEquals(0, branch.code(), branch::all);
            Command.Outcome queued = command.run("runs");
            assertTrue(queued.out().contains("queued"), queued::all);
            Command.Outcome nowhere = command.run("branch", "long", "--at", "7");
            assertTrue(nowhere.code() == 2 && nowhere.err().contains("no checkpoint of tick 7"), nowhere::all);

            assertEquals(0, command.run("resume", "long").code());
            host.until("it goes on", () -> host.done("long") > done + 3);
            Command.Outcome stop = command.run("stop", "long");
            assertEquals(0, stop.code(), stop::all);
            host.await("branched", "done", done + 20);
            String record = Files.readString(folder.resolve("branched/experiment.json"));
            assertTrue(record.contains("\"fireRate\": 0.75"), record);
        }
    }

    /** Of those that are kept. */
    private String oldestCheckpoint() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("long/checkpoints"))) {
            return files.map(file -> file.getFileName().toString().replaceAll("[^0-9]", ""))
                    .map(digits -> String.valueOf(Long.parseLong(digits)))
                    .min(Comparator.comparingLong(Long::parseLong))
                    .orElseThrow();
        }
    }

    @Test
    void ctrlCSavesTheRunsOfAHostAndTheyGoOnElsewhere() throws Exception {
        try (Serving host = new Serving(folder)) {
            Process attached = host.attach("run", small(1_000_000));
            host.until("it trains", () -> host.done("run") > 25);
            assertEquals(130, Serving.interrupt(host.process()));
            assertTrue(
                    host.told("host").contains("To go on: ./morphogen run --resume " + folder.resolve("run")),
                    () -> host.told("host"));
            assertTrue(attached.waitFor(30, TimeUnit.SECONDS), () -> host.told("run"));
            assertEquals(130, attached.exitValue(), () -> host.told("run"));
            goesOn(host.command(), 25);
        }
    }

    @Test
    void aHostThatIsKilledLosesNoRun() throws Exception {
        try (Serving host = new Serving(folder)) {
            Process attached = host.attach("run", small(1_000_000));
            host.until("a checkpoint is written", () -> host.done("run") > 25);
            host.process().destroyForcibly().waitFor();
            assertTrue(attached.waitFor(30, TimeUnit.SECONDS), () -> host.told("run"));
            assertEquals(1, attached.exitValue(), () -> host.told("run"));
            assertTrue(host.told("run").contains("run --resume"), () -> host.told("run"));
            goesOn(host.command(), 20);
        }
    }

    /** In a process of its own: there is no host any more. */
    private static void goesOn(Command command, long least) {
        Command.Outcome resumed = command.run("run", "--resume", "run", "--set", "training.iterations=1");
        assertEquals(0, resumed.code(), resumed::all);
        assertTrue(resumed.err().contains("Going on from iteration "), resumed::all);
        assertTrue(resumed.number("done") >= least, resumed::all);
    }
}
