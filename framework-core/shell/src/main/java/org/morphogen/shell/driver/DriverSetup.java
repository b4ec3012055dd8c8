// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.driver;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.morphogen.api.run.RunException;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.ExitCode;
import org.morphogen.shell.host.Host;

/**
 * Offers to set up an OpenCL driver where there is no device, and does it when the user agrees beforehand, when the
 * process runs in a CI, or when nobody is there to be asked. The work is done by a script, {@code opencl-driver}.
 */
public final class DriverSetup {

    /** Set by whoever runs the command again after a set-up: a second one would not help. */
    static final String DONE = "MORPHOGEN_SETUP";

    private final Host host;
    private final Console console;
    private final Path script;

    public DriverSetup(Host host, Console console) {
        this.host = host;
        this.console = console;
        this.script = host.home().resolve("scripts").resolve("opencl-driver");
    }

    /** Whether there is a device, so that nothing has to be set up. */
    public boolean unneeded() {
        return !host.devices().list().isEmpty();
    }

    /**
     * Sets a driver up, or says why not.
     *
     * @param agreed whether the user agreed beforehand
     * @return {@link ExitCode#AGAIN} after a set-up, else {@link ExitCode#FAILED}
     */
    public int offer(boolean agreed) {
        console.say("There is no OpenCL device on this machine.");
        host.devices().complaints().forEach(complaint -> console.say("  " + complaint));
        if ("done".equals(host.environment().get(DONE))) {
            console.say("The set-up was done, but its driver offers no device. See './morphogen doctor'.");
            return ExitCode.FAILED;
        } else if (!Files.isRegularFile(script)) {
            console.say("Install an OpenCL loader (libOpenCL.so.1) and a driver, such as PoCL.");
            return ExitCode.FAILED;
        }
        List<String> present = new ArrayList<>();
        if (run("check", present::add) == 0) {
            console.say("A driver is installed, but it offers no device:");
            present.forEach(line -> console.say("  " + line));
            return ExitCode.FAILED;
        }
        plan();
        return agreed || agreedBySurroundings() || console.ask("Set it up now?") ? install() : refused();
    }

    /** Says what a set-up would do here, or what to install where it cannot. */
    public void plan() {
        if (Files.isRegularFile(script)) {
            run("plan", line -> console.say("  " + line));
        }
    }

    private boolean agreedBySurroundings() {
        return !console.terminal() || "true".equals(host.environment().get("CI"));
    }

    private int install() {
        console.say("Setting up an OpenCL driver.");
        if (run("install", line -> console.say("  " + line)) != 0) {
            console.say("The set-up failed; the lines above say why.");
            return ExitCode.FAILED;
        }
        console.say("The OpenCL driver is set up. If the command does not go on by itself, run it again.");
        return ExitCode.AGAIN;
    }

    private int refused() {
        console.say("Nothing was changed. To set it up later: ./morphogen doctor --yes");
        return ExitCode.FAILED;
    }

    private int run(String command, Consumer<String> line) {
        try {
            Process process = new ProcessBuilder("sh", script.toString(), command)
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            try (BufferedReader lines = process.inputReader(Charset.defaultCharset())) {
                lines.lines().forEach(line);
            }
            return process.waitFor();
        } catch (IOException e) {
            throw new RunException("The script " + script + " does not start: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException("The set-up of an OpenCL driver was interrupted. Run the command again.");
        }
    }
}
