// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.command.soup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Kind;
import org.morphogen.config.experiment.ExperimentFiles;
import org.morphogen.config.text.JsonText;
import org.morphogen.opencl.OpenClDevices;
import org.morphogen.plugin.rule.bff.BffRuleType;
import org.morphogen.plugin.substrate.soup.SoupInitialType;
import org.morphogen.plugin.substrate.soup.SoupSubstrateType;
import org.morphogen.shell.command.Commands;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.ExitCode;
import org.morphogen.shell.host.Host;

class HashCommandTest {

    private static final List<String> SMALL = List.of("--language", "bff_noheads", "--programs", "64", "--seed", "3");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int hash(List<String> soup, String... more) {
        List<String> arguments = new ArrayList<>(List.of("soup", "hash"));
        arguments.addAll(soup);
        arguments.addAll(Arrays.asList(more));
        out.reset();
        err.reset();
        JsonText json = new JsonText();
        Catalog catalog = () -> List.of(
                new Catalog.Entry(Kind.SUBSTRATE, "soup", "1.0.0", "test", new SoupSubstrateType()),
                new Catalog.Entry(Kind.RULE, "bff", "1.0.0", "test", new BffRuleType()),
                new Catalog.Entry(Kind.INITIAL, "programs", "1.0.0", "test", new SoupInitialType()));
        Host host = new Host(
                json,
                catalog,
                new ExperimentFiles(json, catalog),
                Optional.of(new OpenClDevices()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                folder,
                Map.of(),
                List::of);
        Console console = new Console(stream(out), stream(err), InputStream.nullInputStream(), false);
        return new Commands(host, console, List.of(new SoupSource())).run(arguments.toArray(String[]::new));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void itPrintsEpochHashEntropyAndOperationsOfEverySampledEpoch() {
        List<String> soup = List.of("--language", "bff", "--programs", "1024", "--seed", "10248");
        assertEquals(ExitCode.DONE, hash(soup, "--epochs", "129"), this::err);
        assertEquals(
                List.of("1", "65", "129"),
                lines().stream().map(line -> line.split(" ")[0]).toList());
        String[] last = lines().get(2).split(" ");
        assertTrue(last[1].startsWith("66a6d1e0ebb09d70") && last[1].length() == 64, last[1]);
        assertEquals("7.987202768", last[2]);
        assertEquals("6777599", last[3]);
    }

    @Test
    void aCheckpointGoesOnWhereItWasSaved() throws IOException {
        assertEquals(ExitCode.DONE, hash(SMALL, "--epochs", "40"), this::err);
        String whole = lines().get(lines().size() - 1).split(" ")[1];
        String file = folder.resolve("soup.dat").toString();
        assertEquals(ExitCode.DONE, hash(SMALL, "--epochs", "17", "--save", file), this::err);
        byte[] saved = Files.readAllBytes(Path.of(file));
        assertEquals(24 + 64 * 64, saved.length);
        assertArrayEquals(new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 64}, Arrays.copyOf(saved, 9));
        assertEquals(17, saved[16]);
        assertEquals(ExitCode.DONE, hash(SMALL, "--epochs", "23", "--load", file), this::err);
        String[] last = lines().get(lines().size() - 1).split(" ");
        assertEquals("40", last[0]);
        assertEquals(whole, last[1]);
    }

    @Test
    void anInitialProgramLiesOverTheStart() throws IOException {
        Path program = Files.write(folder.resolve("program.bin"), new byte[64 * 64]);
        assertEquals(
                ExitCode.DONE,
                hash(SMALL, "--mutation", "0", "--epochs", "1", "--initial-program", program.toString()),
                this::err);
        assertTrue(lines().get(0).contains(" 0.000000000 0"), () -> lines().get(0));
        Files.write(program, new byte[64 * 64 + 1]);
        assertEquals(ExitCode.MISTAKE, hash(SMALL, "--epochs", "1", "--initial-program", program.toString()));
        assertTrue(err().contains("4097 bytes") && err().contains("4096"), this::err);
    }

    @Test
    void aBrokenCheckpointIsNamed() throws IOException {
        Path file = folder.resolve("soup.dat");
        assertEquals(ExitCode.DONE, hash(SMALL, "--epochs", "1", "--save", file.toString()), this::err);
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {5, 100, whole.length + 3}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertEquals(ExitCode.MISTAKE, hash(SMALL, "--epochs", "1", "--load", file.toString()));
            assertTrue(err().contains("soup.dat") && err().contains(length + " bytes"), this::err);
        }
    }

    @Test
    void aCheckpointThatDoesNotFitTheGridIsAMistake() {
        String file = folder.resolve("soup.dat").toString();
        assertEquals(ExitCode.DONE, hash(SMALL, "--epochs", "1", "--save", file), this::err);
        List<String> grid = List.of("--language", "bff", "--epochs", "1", "--load", file, "--grid");
        assertEquals(ExitCode.MISTAKE, hash(grid, "8x4"));
        assertTrue(err().contains("--grid 8x4: 32 programs, but there are 64"), this::err);
        assertEquals(ExitCode.DONE, hash(grid, "8x8"), this::err);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--language bf; bff8_noheads, bff_noheads, bff_noheads_4bit",
                "--seed -1; --seed -1: expected a whole number from 0 to 18446744073709551615",
                "--seed 18446744073709551616; --seed 18446744073709551616",
                "--programs 7; programs must be even",
                "--mutation NaN; /substrate/mutation",
                "--mutation 1.1; /substrate/mutation: 1.1; expected a number from 0 to 1",
                "--grid 3x; expected WxH",
                "--grid 5x5; programs must be even",
                "--grid 8x8 --programs 32; 64 programs, but there are 32",
                "--grid 8x8 --ring; exclude each other",
                "--fixed-shuffle --programs 6; a power of two",
                "--pattern no-such-file; no-such-file",
                "--initial-program no-such-file; no-such-file"
            })
    void aMistakeIsToldInOneMessage(String options, String part) {
        List<String> soup = new ArrayList<>(List.of("--epochs", "1"));
        if (!options.contains("--language")) {
            soup.addAll(List.of("--language", "bff"));
        }
        soup.addAll(List.of(options.split(" ")));
        assertEquals(ExitCode.MISTAKE, hash(soup), this::err);
        assertTrue(err().contains(part), this::err);
    }
}
