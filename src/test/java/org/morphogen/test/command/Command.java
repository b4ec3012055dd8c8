// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The real command as a user starts it, in a folder of its own, with a time-out. */
final class Command {

    private static final Path SCRIPT =
            Path.of(System.getProperty("morphogen.home")).resolve("morphogen");
    private static final long TIMEOUT_SECONDS = 600;

    private final Path folder;
    private final Map<String, String> environment;

    Command(Path folder) {
        this(folder, Map.of());
    }

    /** @param environment beside the tests' own */
    Command(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** Runs to the end. */
    Outcome run(String... arguments) {
        try {
            Path out = Files.createTempFile(folder, "out", ".txt");
            Path err = Files.createTempFile(folder, "err", ".txt");
            Process process = start(out, err, arguments);
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("Still running after " + TIMEOUT_SECONDS + " s: " + List.of(arguments) + "\n"
                        + Files.readString(err));
            }
            return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Starts and returns at once. */
    Process start(Path out, Path err, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(SCRIPT.toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.environment().put("CI", "true");
        // What the one who runs the tests has installed is no part of them.
        builder.environment().put("MORPHOGEN_PLUGINS", folder.resolve("plugins").toString());
        // Nor is a host that runs already.
        builder.environment().put("MORPHOGEN_HOSTS", folder.resolve("hosts").toString());
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        return builder.start();
    }

    /**
     * How a command ended.
     *
     * @param code its exit code
     * @param out what scripts read
     * @param err what people read
     */
    record Outcome(int code, String out, String err) {

        /** The JSON object that a run prints last. */
        String last() {
            return out.lines().reduce((first, second) -> second).orElse("");
        }

        /** A number of the last line, by its key. */
        double number(String key) {
            Matcher matcher = Pattern.compile(Pattern.quote("\"" + key + "\":") + "\\s*(-?[0-9.eE+-]+)")
                    .matcher(last());
            if (!matcher.find()) {
                throw new AssertionError("No number '" + key + "' in: " + last() + "\n" + err);
            }
            return Double.parseDouble(matcher.group(1));
        }

        /** Everything, for messages of failed assertions. */
        String all() {
            return "exit " + code + "\n" + out + "\n" + err;
        }
    }
}
