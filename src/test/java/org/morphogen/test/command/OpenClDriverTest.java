// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The driver set-up for one user, from the packages of this Debian system. What the system itself has of OpenCL is
 * hidden: apt reads an empty list of installed packages, and the loader is pointed to the private folder.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class OpenClDriverTest {

    private static final Path HOME = Path.of(System.getProperty("morphogen.home"));
    private static final Path SCRIPT = HOME.resolve("scripts/opencl-driver");

    @TempDir
    Path temporary;

    private Path cache;
    private Path driver;
    private Path aptConfiguration;

    @BeforeEach
    void hideWhatTheSystemHas() throws IOException {
        cache = Files.createDirectory(temporary.resolve("a user's cache"));
        driver = cache.resolve("morphogen/opencl");
        Path status = Files.createFile(temporary.resolve("status"));
        aptConfiguration = temporary.resolve("apt.conf");
        Files.writeString(aptConfiguration, "Dir::State::status \"" + status + "\";\n");
    }

    @Test
    void anInstallThatIsKilledLeavesNothingAndTheNextOneRunsAKernel() throws IOException, InterruptedException {
        Process killed = start(List.of(SCRIPT.toString(), "install", "--user"));
        while (killed.isAlive() && names(driver).stream().noneMatch(name -> name.startsWith(".new-"))) {
            Thread.sleep(20);
        }
        killed.destroyForcibly().waitFor();
        assertFalse(Files.exists(driver.resolve("env.sh")), "a killed install must not look like a done one");

        Result install = run(SCRIPT.toString(), "install", "--user");

        assertEquals(0, install.code(), install.output());
        assertEquals(List.of("driver-", "env.sh", "lock"), kinds(names(driver)));
        Result check = run(SCRIPT.toString(), "check");
        assertEquals(0, check.code(), check.output());
        assertTrue(check.output().contains("loader   " + driver), check.output());
        assertTrue(check.output().contains("driver   " + driver), check.output());

        List<String> probe = probe().output().lines().toList();
        assertEquals("[1.0, 8.0, 27.0, 64.0]", probe.get(0));
        assertEquals(3, probe.size(), "one loader and one driver: " + probe);
        assertTrue(probe.stream().skip(1).allMatch(library -> library.startsWith(driver.toString())), probe.toString());

        Result again = run(SCRIPT.toString(), "install", "--user");
        assertEquals(0, again.code(), again.output());
        assertTrue(again.output().contains("already set up"), again.output());
    }

    @Test
    void aPlanNamesThePackagesAndChangesNothing() throws IOException, InterruptedException {
        Result plan = run(SCRIPT.toString(), "plan", "--user");

        assertEquals(0, plan.code(), plan.output());
        assertTrue(plan.output().contains("ocl-icd-libopencl1 pocl-opencl-icd"), plan.output());
        assertTrue(plan.output().contains(driver.toString()), plan.output());
        assertEquals(List.of(), names(cache));
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException, InterruptedException {
        Files.writeString(cache.resolve("morphogen"), "a file where a folder should be");

        Result install = run(SCRIPT.toString(), "install", "--user");

        assertEquals(1, install.code());
        assertEquals("opencl-driver: cannot write to " + driver + "; set XDG_CACHE_HOME\n", install.output());
    }

    @Test
    void aMistypedCommandIsTheUsersMistake() throws IOException, InterruptedException {
        Result unknown = run(SCRIPT.toString(), "instal");

        assertEquals(2, unknown.code());
        assertTrue(unknown.output().startsWith("opencl-driver: expected check, plan or install, not 'instal'\n"));
    }

    private Result probe() throws IOException, InterruptedException {
        try (Stream<Path> bundles = Files.list(HOME.resolve("bundles/2"))) {
            Path jocl = bundles.filter(file -> file.getFileName().toString().contains("jocl"))
                    .findFirst()
                    .orElseThrow();
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            Path source = Path.of("resources/opencl/Probe.java");
            Result result = run(
                    "sh",
                    "-c",
                    ". \"$1\"; shift; exec \"$@\"",
                    "probe",
                    driver.resolve("env.sh").toString(),
                    java,
                    "-cp",
                    jocl.toString(),
                    source.toString());
            assertEquals(0, result.code(), result.output());
            return result;
        }
    }

    private record Result(int code, String output) {}

    private Result run(String... command) throws IOException, InterruptedException {
        Process process = start(List.of(command));
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        builder.environment().put("APT_CONFIG", aptConfiguration.toString());
        builder.environment().keySet().removeAll(List.of("OCL_ICD_VENDORS", "OCL_ICD_FILENAMES", "LD_LIBRARY_PATH"));
        return builder.start();
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Names without the numbers that differ from run to run. */
    private static List<String> kinds(List<String> names) {
        return names.stream()
                .map(name -> name.replaceFirst("^driver-[0-9-]+$", "driver-"))
                .toList();
    }
}
