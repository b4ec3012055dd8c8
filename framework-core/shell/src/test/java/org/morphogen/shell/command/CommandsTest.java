// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.ProfileRow;
import org.morphogen.api.config.Problem;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.run.Importer;
import org.morphogen.api.run.Runner;
import org.morphogen.api.run.Snapshot;
import org.morphogen.opencl.OpenClDevices;
import org.morphogen.shell.Bench;
import org.morphogen.shell.host.ExitCode;

class CommandsTest {

    private static final String LIFE = """
            {"description": "Conway's Life. It is old.", "seed": 3,
             "substrate": {"type": "grid", "width": 8, "height": 8}, "rule": {"type": "life-like"}}""";

    @TempDir
    Path home;

    private final Bench bench = new Bench();

    @BeforeEach
    void installExperiments() throws IOException {
        Path experiments = Files.createDirectories(home.resolve("experiments"));
        Files.writeString(experiments.resolve("life.json"), LIFE);
        Files.writeString(experiments.resolve("growing-lizard.json"), LIFE.replace("}}", "}, \"training\": {}}"));
    }

    private int run(String... arguments) {
        return new Commands(bench.host(home, Map.of()), bench.console(false, "")).run(arguments);
    }

    private static String lastLine(String text) {
        List<String> lines = text.lines().toList();
        return lines.get(lines.size() - 1);
    }

    /** Notes what it is asked to run, and answers as told; the loop itself is the engine's. */
    private static final class Noted implements Runner {

        private final List<Request> requests = new ArrayList<>();
        private boolean interrupted;
        private @Nullable RuntimeException failure;
        private List<Problem> problems = List.of();

        @Override
        public Result run(Request request, Listener listener) {
            requests.add(request);
            if (failure != null) {
                throw failure;
            }
            listener.started("step", 0, 200, request.device().name(), "composed");
            Map<String, Double> losses = new LinkedHashMap<>();
            losses.put("loss", 0.25);
            losses.put("bad", Double.NaN);
            List<ProfileRow> profile = List.of(
                    new ProfileRow("life_step.cl:life_step", 200, 0.75, 3e9, 6e9),
                    new ProfileRow("copy", 1, 0.25, 0, 0));
            return new Result(request.folder(), "step", 200, losses, 1.23456, 1e6 / 3, interrupted, profile);
        }

        @Override
        public List<Problem> check(Experiment experiment) {
            return problems;
        }
    }

    private Noted runner() {
        Noted noted = new Noted();
        bench.runner = noted;
        bench.devices = List.of(Bench.device());
        return noted;
    }

    @Test
    void theLastLineOfARunIsOneObject() {
        runner();
        Path out = home.resolve("out");
        assertEquals(ExitCode.DONE, run("run", "life", "--out", out.toString()));
        assertEquals(
                "{\"run\": \"" + out + "\", \"experiment\": \"life\", \"unit\": \"step\", \"done\": 200, \"losses\":"
                        + " {\"loss\": 0.25, \"bad\": null}, \"seconds\": 1.235, \"cellStepsPerSecond\": 333333,"
                        + " \"device\": \"pthread\", \"dynamics\": \"composed\", \"interrupted\": false}",
                bench.out().strip());
    }

    @Test
    void optionsReachTheRun() {
        Noted noted = runner();
        assertEquals(
                ExitCode.DONE,
                run("run", "life", "--set", "rule.rule=B36/S23", "--set=steps=7", "--seed", "-5", "--profile"));
        Runner.Request request = noted.requests.get(0);
        assertEquals(new Bench.LifeLike("B36/S23"), request.experiment().rule().configuration());
        assertEquals(7, request.experiment().steps());
        assertEquals(-5, request.experiment().seed());
        assertTrue(request.profile());
        assertFalse(request.resume());
        assertTrue(request.folder().toString().matches("runs/life/[0-9]{8}-[0-9]{6}--5(-[0-9]+)?"), request::toString);
    }

    @Test
    void withoutANameTheLizardGrows() {
        Noted noted = runner();
        assertEquals(ExitCode.DONE, run("run"));
        assertEquals("growing-lizard", noted.requests.get(0).experiment().name());
    }

    @Test
    void theProfileIsATableBeforeTheLastLine() {
        runner();
        run("run", "life", "--profile");
        assertEquals(
                List.of(
                        "KERNEL                  CALLS  TIME s  SHARE %  GFLOP/S  GB/S",
                        "life_step.cl:life_step    200   0.750     75.0     4.00  8.00",
                        "copy                        1   0.250     25.0        -     -",
                        "all kernels: 1.000 s"),
                bench.out().lines().limit(4).toList());
        assertTrue(lastLine(bench.out()).startsWith("{\"run\": "));
    }

    @Test
    void anInterruptedRunSaysHowToGoOn() {
        runner().interrupted = true;
        Path out = home.resolve("out");
        assertEquals(ExitCode.INTERRUPTED, run("run", "life", "--out", out.toString()));
        assertTrue(
                bench.err().contains("Interrupted after step 200. To go on: ./morphogen run --resume " + out),
                bench.err());
        assertTrue(lastLine(bench.out()).endsWith("\"interrupted\": true}"), bench.out());
    }

    @Test
    void resumeTakesTheRunsOwnExperimentAndNothingThatContradicts() throws IOException {
        Noted noted = runner();
        Path earlier = Files.createDirectories(home.resolve("earlier"));
        Files.writeString(earlier.resolve("experiment.json"), LIFE.replace("{\"desc", "{\"name\": \"old\", \"desc"));
        assertEquals(ExitCode.DONE, run("run", "--resume", earlier.toString(), "--set", "steps=9"));
        assertEquals("old", noted.requests.get(0).experiment().name());
        assertEquals(earlier, noted.requests.get(0).folder());
        assertTrue(noted.requests.get(0).resume());
        assertEquals(ExitCode.MISTAKE, run("run", "life", "--resume", earlier.toString()));
        assertTrue(bench.err().contains("--resume takes no NAME: the run's own experiment goes on"), bench.err());
        assertEquals(ExitCode.MISTAKE, run("run", "--seed", "1", "--resume", earlier.toString()));
        assertEquals(ExitCode.MISTAKE, run("run", "--out", "other", "--resume", earlier.toString()));
        assertTrue(bench.err().contains("--resume takes no --out: the run goes on in its own folder"), bench.err());
        assertEquals(ExitCode.MISTAKE, run("run", "--resume", home.toString()));
        assertTrue(
                bench.err()
                        .contains("There is no experiment.json in " + home + "; expected the folder of an earlier run"),
                bench.err());
    }

    @Test
    void aModelRunsItsOwnExperimentWithoutTraining() throws IOException {
        Noted noted = runner();
        Path model = Files.createDirectories(home.resolve("model"));
        Files.writeString(model.resolve("experiment.json"), LIFE.replace("}}", "}, \"training\": {}}"));
        Files.writeString(model.resolve("model.safetensors"), "weights");
        assertEquals(ExitCode.DONE, run("run", "--model", model.toString()));
        assertTrue(noted.requests.get(0).experiment().training().isEmpty());
        assertEquals(
                model.resolve("model.safetensors"),
                noted.requests.get(0).model().orElseThrow());
        assertEquals(ExitCode.DONE, run("run", "growing-lizard", "--model", model.toString()));
        assertTrue(noted.requests.get(1).experiment().training().isPresent());
        assertEquals(
                ExitCode.MISTAKE, run("run", "--model", home.resolve("none").toString()));
    }

    @Test
    void failuresHaveTheirExitCodesAndNoStackTrace() {
        Noted noted = runner();
        noted.failure = new ComputeException("no memory: needs 8 GiB, has 1 GiB");
        assertEquals(ExitCode.FAILED, run("run", "life"));
        assertEquals("morphogen: no memory: needs 8 GiB, has 1 GiB", lastLine(bench.err()));
        noted.failure = new IllegalStateException("surprise");
        assertEquals(ExitCode.FAILED, run("run", "life"));
        assertTrue(lastLine(bench.err()).startsWith("morphogen: an error of the program: "), bench.err());
        assertFalse(bench.err().contains("\tat "), bench.err());
        assertEquals(ExitCode.FAILED, run("run", "life", "--debug"));
        assertTrue(bench.err().contains("\tat "), bench.err());
    }

    @Test
    void mistakesHaveExitCode2() {
        runner();
        assertEquals(ExitCode.MISTAKE, run("run", "lfie"));
        assertEquals(
                "There is no experiment 'lfie', nor a file of that name; there are growing-lizard, life. Did you mean"
                        + " 'life'?",
                lastLine(bench.err()));
        assertEquals(ExitCode.MISTAKE, run("run", "life", "--device", "7:7"));
        assertEquals("Device '7:7' not found; there are 0:0 (pthread)", lastLine(bench.err()));
        assertEquals(ExitCode.MISTAKE, run("run", "life", "--sede", "1"));
        assertEquals(ExitCode.MISTAKE, run("rum"));
        assertEquals(ExitCode.MISTAKE, run("run", "life", "--seed", "one"));
        assertEquals(ExitCode.MISTAKE, run("run", "absent.json"));
        assertEquals("There is no file absent.json; expected an experiment file", lastLine(bench.err()));
        assertEquals("", bench.out());
    }

    @Test
    void aMistakeIsToldBeforeADriverIsSetUp() {
        Noted noted = runner();
        bench.devices = List.of();
        noted.problems = List.of(new Problem("/losses/0/image", "\"x.png\"", "a picture", "", true));
        assertEquals(ExitCode.MISTAKE, run("run", "life"));
        assertFalse(bench.err().contains("OpenCL"), bench.err());
        assertEquals(0, noted.requests.size());
    }

    @Test
    void validateListsEveryMistakeOfEveryFile() throws IOException {
        runner();
        Path broken = Files.writeString(
                home.resolve("broken.json"), LIFE.replace("8", "0").replace("life-like", "lief-like"));
        assertEquals(ExitCode.MISTAKE, run("validate", "life", broken.toString()));
        assertEquals("life: valid (life-like on grid, 200 steps)", bench.out().strip());
        assertEquals(
                List.of(
                        broken + ": 3 mistakes",
                        "/substrate/width: 0; expected a whole number from 1 to 4096 (cells)",
                        "/substrate/height: 0; expected a whole number from 1 to 4096",
                        "/rule/type: \"lief-like\"; expected one of life-like, neural. Did you mean 'life-like'?"),
                bench.err().lines().toList());
    }

    @Test
    void validateListsWhatTheCompositionLacks() {
        runner().problems = List.of(
                new Problem("/losses/0/image", "\"x.png\"", "a picture", "", true),
                new Problem("/seed", "0", "another", "", false));
        assertEquals(ExitCode.MISTAKE, run("validate", "life"));
        assertEquals(
                List.of(
                        "warning: /seed: 0; expected another",
                        "life: 1 mistake",
                        "/losses/0/image: \"x.png\"; expected a picture"),
                bench.err().lines().toList());
    }

    @Test
    void mistakesOfTheFileHideNoneOfTheComposition() {
        runner().problems = List.of(
                new Problem("/losses/0/image", "\"x.png\"", "a picture", "", true),
                new Problem("/rule/rule", "the default", "nothing: a mistake was told of it", "", true));
        for (String command : List.of("validate", "run")) {
            assertEquals(ExitCode.MISTAKE, run(command, "life", "--set", "rule.rule=3", "--set", "seed=x"));
            assertEquals(
                    List.of(
                            "/seed: \"x\"; expected a whole number of 64 bits",
                            "/rule/rule: 3; expected a string",
                            "/losses/0/image: \"x.png\"; expected a picture"),
                    bench.err().lines().skip(command.equals("run") ? 5 : 1).toList());
            assertTrue(bench.err().contains("life.json: 3 mistakes"), bench.err());
        }
    }

    @Test
    void listNamesExperimentsAndPlugins() {
        assertEquals(ExitCode.DONE, run("list"));
        List<String> lines = bench.out().lines().toList();
        assertTrue(lines.contains("  life            Conway's Life."), bench.out());
        assertTrue(lines.contains("  substrate  grid       0.1.0  A grid of cells."), bench.out());
    }

    @Test
    void listAsJsonIsOneObject() {
        assertEquals(ExitCode.DONE, run("list", "--json"));
        assertEquals(1, bench.out().lines().count());
        Map<?, ?> all = (Map<?, ?>) bench.json.read(bench.out());
        assertEquals(2, ((List<?>) all.get("experiments")).size());
        assertEquals(
                Map.of(
                        "kind",
                        "substrate",
                        "type",
                        "grid",
                        "version",
                        "0.1.0",
                        "bundle",
                        "org.morphogen.plugin.grid",
                        "doc",
                        "A grid of cells. More of it."),
                ((List<?>) all.get("plugins")).get(0));
    }

    @Test
    void describeShowsEachKeyWithAllThatIsKnown() {
        assertEquals(ExitCode.DONE, run("describe", "substrate", "grid"));
        assertEquals(
                List.of(
                        "substrate grid, version 0.1.0 (org.morphogen.plugin.grid)",
                        "A grid of cells. More of it.",
                        "",
                        "KEY     DEFAULT     VALUE",
                        "width   (required)  a whole number from 1 to 4096 (cells)",
                        "    Cells from left to right.",
                        "height  (required)  a whole number from 1 to 4096",
                        "",
                        "Example",
                        "{",
                        "  \"substrate\": {",
                        "    \"type\": \"grid\",",
                        "    \"width\": 32,",
                        "    \"height\": 32",
                        "  }",
                        "}"),
                bench.out().lines().toList());
    }

    @Test
    @SuppressWarnings("unchecked")
    void theExampleOfADescriptionIsValid() {
        for (Catalog.Entry plugin : bench.plugins) {
            Bench fresh = new Bench();
            new Commands(fresh.host(home, Map.of()), fresh.console(false, ""))
                    .run("describe", plugin.kind().word(), plugin.type());
            String text = fresh.out().substring(fresh.out().indexOf("Example") + "Example".length());
            Map<String, Object> file = new LinkedHashMap<>((Map<String, Object>) bench.json.read(LIFE));
            file.putAll((Map<String, Object>) bench.json.read(text));
            Experiment experiment = bench.host(home, Map.of()).experiments().resolve(file, home);
            assertEquals(3, experiment.seed(), plugin.type());
        }
    }

    @Test
    void describeNamesWhatThereIs() {
        assertEquals(ExitCode.MISTAKE, run("describe", "rule", "nural"));
        assertEquals(
                "There is no rule 'nural'; there are life-like, neural. Did you mean 'neural'?", lastLine(bench.err()));
        assertEquals(ExitCode.MISTAKE, run("describe", "ruel", "neural"));
        assertTrue(lastLine(bench.err()).endsWith("Did you mean 'rule'?"), bench.err());
        assertEquals(ExitCode.MISTAKE, run("describe", "rule"));
        assertEquals(
                "Say which rule: life-like, neural. Example: ./morphogen describe rule neural", lastLine(bench.err()));
        assertEquals(ExitCode.MISTAKE, run("describe"));
        assertEquals(ExitCode.DONE, run("describe", "--json"));
        assertTrue(bench.json.read(bench.out()) instanceof Map);
    }

    @Test
    void importWritesAModelAndItsExperiment() throws IOException {
        Path file = Files.writeString(home.resolve("weights.bin"), "w");
        bench.plugins.add(new Catalog.Entry(Kind.IMPORTER, "toy", "0.1.0", "b", new Toy()));
        Path out = home.resolve("imported");
        assertEquals(ExitCode.DONE, run("import", file.toString(), "--out", out.toString()), bench::err);
        assertTrue(Files.isRegularFile(out.resolve("model.safetensors")));
        assertTrue(Files.readString(out.resolve("experiment.json")).contains("life-like"));
        assertEquals(
                "{\"model\": \"" + out + "/model.safetensors\", \"experiment\": \"" + out
                        + "/experiment.json\", \"importer\": \"toy\", \"notes\": {\"origin\": \"toy\"}}",
                lastLine(bench.out()));
        Path other = Files.writeString(home.resolve("other.txt"), "w");
        assertEquals(
                ExitCode.MISTAKE,
                run("import", other.toString(), "--out", home.resolve("b").toString()));
        assertEquals(other + " is in no layout that is known. Known are: Toys.", lastLine(bench.err()));
        assertEquals(
                ExitCode.MISTAKE,
                run("import", "absent.bin", "--out", home.resolve("b").toString()));
    }

    /** An importer of one made-up layout. */
    private static final class Toy implements Importer {

        @Override
        public String help() {
            return "Toys.";
        }

        @Override
        public boolean recognises(Path file) {
            return file.toString().endsWith(".bin");
        }

        @Override
        public Imported read(Path file) {
            Snapshot model = new Snapshot();
            model.note("origin", "toy");
            return new Imported(
                    model,
                    Map.of(
                            "substrate", Map.of("type", "grid", "width", 4L, "height", 4L),
                            "rule", Map.of("type", "life-like")));
        }
    }

    @Test
    void devicesAreATableOrAList() {
        runner();
        assertEquals(ExitCode.DONE, run("devices"));
        assertEquals("0:0  CPU       2  1.00 GiB  pthread  PoCL", lastLine(bench.out()));
        assertEquals(ExitCode.DONE, run("devices", "--json"));
        assertTrue(lastLine(bench.out()).startsWith("[{\"id\": \"0:0\", \"name\": \"pthread\""), bench.out());
    }

    @Test
    void doctorFailsWhenADeviceDoesNotOpen() {
        runner();
        assertEquals(ExitCode.FAILED, run("doctor"));
        assertTrue(
                bench.out()
                        .contains(
                                "[fail] device 0:0: pthread, 1.00 GiB: it is not of this machine. Update its driver, or"
                                        + " run with another --device"),
                bench.out());
        assertTrue(bench.out().contains("[ok]   bundles: 1 of 1 started, 5 plugins"), bench.out());
    }

    @Test
    void theSelfCheckPassesOnEveryDeviceOfThisMachine() {
        OpenClDevices devices = new OpenClDevices(home, true);
        assertFalse(devices.list().isEmpty(), () -> devices.complaints().toString());
        for (Device device : devices.list()) {
            SelfCheck.run(devices, device);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "validate", "list", "describe", "devices", "doctor", "import", "test"})
    void everyCommandHasHelpWithAnExample(String command) {
        assertEquals(ExitCode.DONE, run(command, "--help"));
        assertTrue(bench.out().contains("Example"), bench.out());
        assertTrue(bench.out().contains("  ./morphogen " + command), bench.out());
    }

    @Test
    void withoutACommandTheCommandsAreListed() {
        assertEquals(ExitCode.DONE, run());
        assertTrue(bench.out().contains("Commands (each with --help)"), bench.out());
    }
}
