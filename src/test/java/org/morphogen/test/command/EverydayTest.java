// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users do with the real command every day, mistakes above all. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class EverydayTest {

    private static final Path HOME = Path.of(System.getProperty("morphogen.home"));

    @TempDir
    Path folder;

    private Command command;

    @BeforeEach
    void start() {
        command = new Command(folder);
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    @Test
    void sixMistakesOfAFileAreListedAtOnce() throws IOException {
        Files.writeString(folder.resolve("broken.json"), """
                {
                  "seed": "abc",
                  "substrate": {"type": "grid", "width": 72, "boundary": "tours"},
                  "rule": {"type": "neural", "fireRate": 1.5, "hiden": 64},
                  "losses": [{"type": "target-imgae", "image": "emoji:lizard"}]
                }""");
        Command.Outcome outcome = command.run("validate", "broken.json");

        assertEquals(2, outcome.code(), outcome::all);
        List<String> said = lines(outcome.err());
        assertEquals("broken.json: 6 mistakes", said.get(0));
        assertEquals(
                List.of(
                        "/seed: \"abc\"; expected a whole number of 64 bits",
                        "/substrate/boundary: \"tours\"; expected one of zero, torus, reflect. Did you mean 'torus'?",
                        "/substrate/height: nothing; expected a whole number from 1 to 65536 (cells)",
                        "/rule/fireRate: 1.5; expected a number above 0 and at most 1"),
                said.subList(1, 5));
        assertTrue(said.get(5).startsWith("/rule/hiden: an unknown key; expected one of hidden, "), outcome::all);
        assertTrue(said.get(5).endsWith(". Did you mean 'hidden'?"), outcome::all);
        assertTrue(said.get(6).startsWith("/losses/0/type: \"target-imgae\"; expected one of "), outcome::all);
        assertTrue(said.get(6).endsWith(". Did you mean 'target-image'?"), outcome::all);
        assertEquals(7, said.size(), outcome::all);
    }

    @Test
    void mistakesOfKeysHideNoneOfTheComposition() throws IOException {
        Files.writeString(folder.resolve("broken.json"), """
                {
                  "substrate": {"type": "grid", "width": 24, "height": 24},
                  "rule": {"type": "neurla", "perception": ["identity", "gradient"], "fireRate": 0},
                  "initial": {"type": "seed-cell", "row": 24},
                  "losses": [{"type": "target-image", "image": "absent.png"}],
                  "training": {"batch": 4, "pool": {"size": 2}}
                }""");
        Command.Outcome outcome = command.run("validate", "broken.json");

        assertEquals(2, outcome.code(), outcome::all);
        assertEquals("broken.json: 6 mistakes", lines(outcome.err()).get(0));
        for (String pointer : List.of(
                "/rule/type",
                "/rule/fireRate",
                "/rule/perception/1",
                "/initial/row",
                "/losses/0/image",
                "/training/pool/size")) {
            assertTrue(outcome.err().contains("\n" + pointer + ": "), outcome::all);
        }
    }

    @Test
    void anUnknownTypeNamesTheTypesThereAre() {
        Command.Outcome outcome = command.run("validate", "life", "--set", "rule={\"type\": \"lenia\"}");
        assertEquals(2, outcome.code(), outcome::all);
        assertTrue(outcome.err().contains("/rule/type: \"lenia\"; expected one of "), outcome::all);
        assertTrue(outcome.err().contains("life-like, neural, "), outcome::all);
    }

    @Test
    void aSyntaxErrorIsNamedWithLineAndColumn() throws IOException {
        Files.writeString(folder.resolve("broken.json"), "{\n  \"seed\": 1,\n}");
        Command.Outcome outcome = command.run("run", "broken.json");
        assertEquals(2, outcome.code(), outcome::all);
        assertTrue(outcome.err().startsWith("broken.json, line 3, column 1: "), outcome::all);
        assertEquals("", outcome.out());
    }

    @Test
    void aPictureThatIsNoneGivesOneLine() throws IOException {
        Files.createFile(folder.resolve("empty.png"));
        Files.writeString(folder.resolve("text.png"), "this is no picture");
        Files.write(folder.resolve("huge.png"), pictureHeader(40_000));
        for (String name : List.of("absent.png", "empty.png", "text.png", "huge.png")) {
            Path picture = folder.resolve(name);
            Command.Outcome outcome = command.run("validate", "growing-lizard", "--set", "losses.0.image=" + picture);
            assertEquals(2, outcome.code(), outcome::all);
            List<String> said = lines(outcome.err());
            assertEquals("growing-lizard: 1 mistake", said.get(0), outcome::all);
            assertTrue(
                    said.get(1).startsWith("/losses/0/image: ") && said.get(1).contains(name), outcome::all);
            assertEquals(2, said.size(), outcome::all);
        }
    }

    /** A PNG that says how large it is, and ends there: whoever trusts it asks for gigabytes. */
    private static byte[] pictureHeader(int side) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        DataOutputStream header = new DataOutputStream(chunk);
        header.writeBytes("IHDR");
        header.writeInt(side);
        header.writeInt(side);
        header.write(new byte[] {8, 6, 0, 0, 0});
        CRC32 sum = new CRC32();
        sum.update(chunk.toByteArray());
        out.writeInt(13);
        out.write(chunk.toByteArray());
        out.writeInt((int) sum.getValue());
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rum | Did you mean: ./morphogen run",
                "run lfie | Did you mean 'life'?",
                "run life --sede 1 | --seed",
                "run life --device nothing-like-it | not found; there are 0:0",
                "describe rule nural | Did you mean 'neural'?",
                "run --resume nowhere | There is no experiment.json in nowhere",
                "run --model nowhere | There is no file nowhere",
                "run absent.json | There is no file absent.json",
                "import absent.bin --out x | There is no file absent.bin"
            })
    void aMistakeOnTheCommandLineHasExitCode2AndAdvice(String line, String advice) {
        Command.Outcome outcome = command.run(line.split(" "));
        assertEquals(2, outcome.code(), outcome::all);
        assertTrue(outcome.err().contains(advice), outcome::all);
        assertFalse(outcome.err().contains("\tat "), outcome::all);
        assertEquals("", outcome.out());
    }

    @Test
    void theListHasEveryKindAndEveryExperiment() throws IOException {
        Command.Outcome outcome = command.run("list");
        assertEquals(0, outcome.code(), outcome::all);
        for (String word : List.of("growing-lizard", "life", "substrate", "rule", "loss", "trainer", "observer")) {
            assertTrue(outcome.out().contains("  " + word + " "), () -> word + " in " + outcome.all());
        }
    }

    @Test
    void theListLoadsNeitherOpenClNorTheSchemaValidator() throws Exception {
        Path log = folder.resolve("classes.log");
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "-Dmorphogen.home=" + HOME.toAbsolutePath(),
                "-cp",
                HOME.resolve("lib/morphogen-launcher.jar") + ":" + HOME.resolve("lib/felix-framework.jar"),
                "org.morphogen.launcher.Main",
                "list"));
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), () -> read(folder.resolve("out.txt")));
        String loaded = read(log);
        assertTrue(loaded.contains("org.morphogen.shell.Entry"));
        assertFalse(loaded.contains("org.jocl.CL "), "JOCL was loaded");
        assertFalse(loaded.contains("com.networknt"), "the schema validator was loaded");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void theDoctorFindsThisMachineFit() {
        Command.Outcome outcome = command.run("doctor");
        assertEquals(0, outcome.code(), outcome::all);
        assertTrue(outcome.out().contains(", a kernel runs"), outcome::all);
        assertFalse(outcome.out().contains("[fail]"), outcome::all);
    }

    @Test
    void aRunIntoAFolderWithFilesIsRefused() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "precious");
        Command.Outcome outcome = command.run("run", "life", "--set", "steps=1", "--out", ".");
        assertEquals(2, outcome.code(), outcome::all);
        assertTrue(outcome.err().contains("is not empty"), outcome::all);
        assertEquals("precious", Files.readString(folder.resolve("mine.txt")));
    }

    @Test
    void theSettingsOfARunAreInItsRecord() throws IOException {
        Command.Outcome outcome = command.run(
                "run",
                "life",
                "--set",
                "steps=3",
                "--set",
                "observers=[]",
                "--seed",
                "-9223372036854775808",
                "--out",
                "r");
        assertEquals(0, outcome.code(), outcome::all);
        assertEquals(3, outcome.number("done"));
        String record = Files.readString(folder.resolve("r/experiment.json"));
        assertTrue(record.contains("\"seed\": -9223372036854775808,"), record);
        assertTrue(record.contains("\"steps\": 3,"), record);
        assertTrue(record.contains("\"version\": "), record);
        Command.Outcome again = command.run("validate", "r/experiment.json");
        assertEquals(0, again.code(), again::all);
    }

    @Test
    void theProfileIsPrintedBeforeTheLastLine() {
        Command.Outcome outcome =
                command.run("run", "life", "--set", "steps=20", "--set", "observers=[]", "--profile", "--out", "r");
        assertEquals(0, outcome.code(), outcome::all);
        assertTrue(outcome.out().startsWith("KERNEL "), outcome::all);
        assertTrue(outcome.last().startsWith("{\"run\": \"r\", \"experiment\": \"life\","), outcome::all);
    }

    @Test
    void ctrlCSavesTheRunAndSaysHowToGoOn() throws Exception {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = command.start(out, err, "run", "boot", "--out", "r", "--set", "training.iterations=100000");
        while (!read(err).contains("iteration ")) {
            assertTrue(process.isAlive(), () -> read(err));
            Thread.sleep(100);
        }
        assertEquals(
                0,
                new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                        .start()
                        .waitFor());
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");

        assertEquals(130, process.exitValue(), () -> read(err));
        assertTrue(read(err).contains("To go on: ./morphogen run --resume r"), () -> read(err));
        assertTrue(read(out).strip().endsWith("\"interrupted\": true}"), () -> read(out));
        Command.Outcome resumed = command.run("run", "--resume", "r", "--set", "training.iterations=1");
        assertEquals(0, resumed.code(), resumed::all);
        assertTrue(resumed.err().contains("Going on from iteration "), resumed::all);
    }
}
