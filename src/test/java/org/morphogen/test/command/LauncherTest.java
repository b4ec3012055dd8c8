// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.test.command.fixture.FixtureShell;

/** The script and the launcher that ship, with a shell that does as it is told. */
class LauncherTest {

    private static final String FRAMEWORK = "org.osgi.framework";

    @TempDir
    Path temporary;

    private InstalledHome home;

    @BeforeEach
    void install() throws IOException {
        home = new InstalledHome(temporary).with(5, "fixture.shell", FRAMEWORK, FixtureShell.class);
    }

    @Test
    void argumentsArriveAsTheyWereTyped() throws Exception {
        InstalledHome.Result result = home.run("echo", "a  b", "", "*", "$HOME", "--x='y'");

        assertEquals(List.of("[echo]", "[a  b]", "[]", "[*]", "[$HOME]", "[--x='y']", "stopped"), result.out());
        assertEquals(List.of(), result.err());
        assertEquals(0, result.code());
    }

    @Test
    void theShellsExitCodeIsTheCommands() throws Exception {
        assertEquals(2, home.run("exit", "2").code());
    }

    @Test
    void theCommandRunsThroughALinkFromAnyFolder() throws Exception {
        Path links = Files.createDirectory(temporary.resolve("links"));
        Path link = Files.createSymbolicLink(links.resolve("grow"), Path.of("../installed here/morphogen"));

        InstalledHome.Result result =
                home.start(link, links, Map.of(), "echo", "x").result();

        assertEquals(
                List.of("[echo]", "[x]", "stopped"), result.out(), result.err().toString());
    }

    @Test
    void aSignalInterruptsTheCommandWhichMaySaveBeforeTheProcessEnds() throws Exception {
        InstalledHome.Running running = home.start(home.script(), temporary, Map.of(), "sleep");
        running.awaitLine("ready");

        running.process().destroy();
        InstalledHome.Result result = running.result();

        assertEquals(List.of("ready", "saved", "stopped"), result.out());
        assertEquals(130, result.code());
        assertEquals(0, caches());
    }

    @Test
    void processesRunSideBySideAndAKilledOnesCacheIsRemovedLater() throws Exception {
        InstalledHome.Running killed = home.start(home.script(), temporary, Map.of(), "sleep");
        killed.awaitLine("ready");
        assertEquals(0, home.run("echo").code());
        killed.process().destroyForcibly().waitFor();
        assertEquals(1, caches());
        makeCachesOld();

        assertEquals(0, home.run("echo").code());

        assertEquals(0, caches());
    }

    @Test
    void aDriverThatWasSetUpIsUsedByTheSameCommandAtOnce() throws Exception {
        InstalledHome.Result result = withoutDriver("good");

        assertEquals(List.of("driver null", "stopped", "driver good", "stopped"), result.out());
        assertEquals(0, result.code());
    }

    @Test
    void aSetUpThatDoesNotHelpIsTriedOnce() throws Exception {
        InstalledHome.Result result = withoutDriver("broken");

        assertEquals(List.of("driver null", "stopped", "driver broken", "stopped"), result.out());
        assertEquals(75, result.code());
    }

    @Test
    void aBundleThatDoesNotResolveIsOneLineAndTheRestWorks() throws Exception {
        home.with(4, "fixture.broken", "no.such.thing", null);

        InstalledHome.Result result = home.run("exit", "0");

        assertEquals(0, result.code());
        assertEquals(
                List.of("morphogen: Bundle fixture.broken 1.0.0 does not start: it needs package no.such.thing"
                        + " (osgi.wiring.package=no.such.thing), which no bundle offers."
                        + " Install the bundle that does."),
                result.err());
    }

    @Test
    void aHomeWithoutAShellSaysSo() throws Exception {
        InstalledHome bare = new InstalledHome(temporary.resolve("bare")).with(1, "fixture.any", FRAMEWORK, null);

        InstalledHome.Result result = bare.run("echo");

        assertEquals(1, result.code());
        assertEquals(
                List.of("morphogen: The shell did not start, so there is nobody to run the command."
                        + " Build the project or install it again."),
                result.err());
    }

    @Test
    void anInstalledCommandSaysThatTestsNeedTheSources() throws Exception {
        InstalledHome.Result result = home.run("test");

        assertEquals(1, result.code());
        assertFalse(result.err().isEmpty());
    }

    private InstalledHome.Result withoutDriver(String next) throws IOException, InterruptedException {
        Map<String, String> environment = Map.of("OCL_ICD_VENDORS", "/no/such/folder", "NEXT_DRIVER", next);
        return home.start(
                        home.script(),
                        temporary,
                        environment,
                        "driver",
                        home.environmentFile().toString())
                .result();
    }

    private long caches() throws IOException {
        try (Stream<Path> folders = Files.list(home.frameworkCache())) {
            return folders.count();
        }
    }

    private void makeCachesOld() throws IOException {
        FileTime old = FileTime.from(Instant.now().minus(Duration.ofMinutes(5)));
        try (Stream<Path> folders = Files.list(home.frameworkCache())) {
            for (Path folder : folders.toList()) {
                Files.setLastModifiedTime(folder, old);
            }
        }
    }
}
