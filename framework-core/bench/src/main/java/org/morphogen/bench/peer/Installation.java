// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Installs the peers' environments: a Python venv each, below the user's cache. Nothing of the system is changed.
 *
 * @param python the interpreter that makes venvs
 * @param say hears what happens
 */
public record Installation(String python, Consumer<String> say) {

    /** Throws {@link PeerException} saying what is missing and how to get it. */
    public void install(Environment environment) {
        Path folder = environment.folder().orElseThrow();
        if (environment.python().isPresent()) {
            say.accept(environment.name() + " is installed in " + folder);
            return;
        }
        need(
                List.of(python, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"),
                "Python 3.11 or later is needed for the peers, as '" + python
                        + "'. Install it (Debian: apt install python3).");
        need(
                List.of(python, "-c", "import venv, ensurepip"),
                "Python's venv and pip are needed for the peers. Install them (Debian: apt install python3-venv).");
        say.accept("Installing " + String.join(" ", environment.requirements()) + " into " + folder);
        say.accept("  This downloads some hundred megabytes or, for PyTorch as the package index ships it, gigabytes.");
        must(List.of(python, "-m", "venv", "--clear", folder.toString()), "The venv " + folder + " was not made");
        List<String> pip = new ArrayList<>(
                List.of(folder.resolve("bin").resolve("python").toString(), "-m", "pip", "install", "--quiet"));
        pip.addAll(environment.requirements());
        must(pip, "pip did not install " + environment.requirements() + ". Is there a network, and room on the disk?");
        try {
            Files.write(environment.marker(), environment.requirements());
        } catch (IOException e) {
            throw new PeerException("Cannot write " + environment.marker() + ": " + e.getMessage());
        }
        say.accept(environment.name() + " is installed");
    }

    private void need(List<String> command, String otherwise) {
        List<String> ignored = new ArrayList<>();
        if (run(command, ignored::add) != 0) {
            throw new PeerException(otherwise);
        }
    }

    private void must(List<String> command, String otherwise) {
        if (run(command, line -> say.accept("  " + line)) != 0) {
            throw new PeerException(otherwise + " (command: " + String.join(" ", command) + ")");
        }
    }

    private static int run(List<String> command, Consumer<String> line) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            try (BufferedReader lines = process.inputReader(Charset.defaultCharset())) {
                lines.lines().forEach(line);
            }
            return process.waitFor();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PeerException("The installation was interrupted. Run the command again.");
        }
    }
}
