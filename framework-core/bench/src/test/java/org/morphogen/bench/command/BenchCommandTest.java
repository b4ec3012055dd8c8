// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.config.experiment.ExperimentFiles;
import org.morphogen.config.text.JsonText;
import org.morphogen.opencl.OpenClDevices;
import org.morphogen.shell.command.Commands;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.ExitCode;
import org.morphogen.shell.host.Host;

class BenchCommandTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int bench(String... arguments) {
        JsonText json = new JsonText();
        Catalog catalog = List::of;
        Host host = new Host(
                json,
                catalog,
                new ExperimentFiles(json, catalog),
                Optional.of(new OpenClDevices(folder.resolve("kernels"), true)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                folder,
                Map.of("XDG_CACHE_HOME", folder.toString()),
                List::of);
        Console console = new Console(stream(out), stream(err), InputStream.nullInputStream(), false);
        String[] all = new String[arguments.length + 1];
        all[0] = "bench";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new Commands(host, console, List.of(new BenchSource())).run(all);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theListNamesBenchmarksAndPeersAndHowToGetThem() {
        assertEquals(ExitCode.DONE, bench("list"), err());

        for (String part : List.of("training-29-alive", "life-4096", "cax", "missing: ./morphogen bench --peers")) {
            assertTrue(out().contains(part), part + " is not in\n" + out());
        }
    }

    @Test
    void anUnknownBenchmarkIsTheUsersMistake() {
        assertEquals(ExitCode.MISTAKE, bench("trainin"));

        assertTrue(err().contains("no benchmark 'trainin'") && err().contains("training-29-alive"), err());
    }

    @Test
    void noRoundIsTheUsersMistake() {
        assertEquals(ExitCode.MISTAKE, bench("peak", "--rounds", "0"));

        assertTrue(err().contains("--rounds 0"), err());
    }

    @Test
    void thePeaksAreMeasuredAndWrittenAsJsonAndPicture() throws Exception {
        Path json = folder.resolve("result.json");
        Path picture = folder.resolve("roofline.png");

        int code = bench(
                "peak", "--without-peers", "--rounds", "1", "--json", json.toString(), "--picture", picture.toString());

        assertEquals(ExitCode.DONE, code, err());
        List<?> rows = (List<?>) new JsonText().read(Files.readString(json));
        assertEquals(
                List.of("peak-multiply-adds", "peak-word-operations", "peak-copy"),
                rows.stream().map(row -> ((Map<?, ?>) row).get("name")).toList());
        assertTrue(Files.size(picture) > 1000);
        assertTrue(out().contains("GFLOP/s"), out());
    }

    @Test
    void aBenchmarkWhosePluginsAreMissingSaysSo() {
        assertEquals(ExitCode.MISTAKE, bench("life-4096", "--without-peers"));

        assertTrue(err().contains("grid"), err());
    }
}
