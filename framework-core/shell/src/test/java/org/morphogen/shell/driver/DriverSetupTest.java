// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.shell.Bench;
import org.morphogen.shell.host.ExitCode;
import org.morphogen.shell.host.Host;

class DriverSetupTest {

    @TempDir
    Path home;

    private final Bench bench = new Bench();

    /** A set-up script that notes what it was asked. */
    private void script(int checkCode, int installCode) throws IOException {
        Path scripts = Files.createDirectories(home.resolve("scripts"));
        Files.writeString(
                scripts.resolve("opencl-driver"),
                "echo $1 >>'" + home + "/asked'\ncase $1 in check) echo 'driver   none'; exit " + checkCode
                        + ";; plan) echo 'apt-get install pocl';; install) exit " + installCode + ";; esac\n");
    }

    private String asked() throws IOException {
        Path file = home.resolve("asked");
        return Files.exists(file) ? Files.readString(file).replace("\n", " ").strip() : "";
    }

    private int offer(boolean terminal, String answer, boolean agreed, Map<String, String> environment) {
        Host host = bench.host(home, environment);
        return new DriverSetup(host, bench.console(terminal, answer)).offer(agreed);
    }

    @Test
    void whereNobodyCanBeAskedItIsDone() throws IOException {
        script(1, 0);
        assertEquals(ExitCode.AGAIN, offer(false, "", false, Map.of()));
        assertEquals("check plan install", asked());
        assertTrue(bench.err().contains("There is no OpenCL device on this machine."), bench.err());
        assertTrue(bench.err().contains("  apt-get install pocl"), bench.err());
    }

    @Test
    void aPersonIsAskedFirst() throws IOException {
        script(1, 0);
        assertEquals(ExitCode.FAILED, offer(true, "no\n", false, Map.of()));
        assertEquals("check plan", asked());
        assertTrue(bench.err().contains("Set it up now? [Y/n] Nothing was changed."), bench.err());
        assertEquals(ExitCode.AGAIN, offer(true, "\n", false, Map.of()));
    }

    @Test
    void aPersonWhoAgreedBeforehandIsNotAsked() throws IOException {
        script(1, 0);
        assertEquals(ExitCode.AGAIN, offer(true, "", true, Map.of()));
        assertEquals(ExitCode.AGAIN, offer(true, "", false, Map.of("CI", "true")));
        assertFalse(bench.err().contains("[Y/n]"), bench.err());
    }

    @Test
    void aSecondSetUpIsNotTried() throws IOException {
        script(1, 0);
        assertEquals(ExitCode.FAILED, offer(false, "", true, Map.of("MORPHOGEN_SETUP", "done")));
        assertEquals("", asked());
        assertTrue(bench.err().contains("The set-up was done, but its driver offers no device."), bench.err());
    }

    @Test
    void aDriverWithoutADeviceIsNotInstalledAgain() throws IOException {
        script(0, 0);
        assertEquals(ExitCode.FAILED, offer(false, "", true, Map.of()));
        assertEquals("check", asked());
    }

    @Test
    void aSetUpThatFailsIsSaid() throws IOException {
        script(1, 1);
        assertEquals(ExitCode.FAILED, offer(false, "", false, Map.of()));
        assertTrue(bench.err().contains("The set-up failed; the lines above say why."), bench.err());
    }

    @Test
    void withoutTheScriptItSaysWhatToInstall() {
        assertEquals(ExitCode.FAILED, offer(false, "", true, Map.of()));
        assertTrue(bench.err().contains("Install an OpenCL loader (libOpenCL.so.1) and a driver, such as PoCL."));
    }
}
