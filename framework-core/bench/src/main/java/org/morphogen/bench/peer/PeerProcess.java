// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.morphogen.api.config.Json;
import org.morphogen.bench.measure.Contender;

/**
 * A peer that has started, warmed up and waits: it answers one JSON line for each word on its standard input. Its
 * start-up is therefore no part of a run.
 */
public final class PeerProcess implements Contender, AutoCloseable {

    private static final int LINES_TOLD = 6;
    private static final int SECONDS_TO_END = 10;
    private static final int SIGKILL = 9;

    private final String name;
    private final Json json;
    private final Path log;
    private final Process process;
    private final Writer words;
    private final BufferedReader answers;
    private final Ready ready;
    private long peakBytes;

    /**
     * What a peer says when it is warm.
     *
     * @param variant the fastest of those that it tried
     * @param version of the peer
     * @param startup seconds from its start, with imports, compilation and choice of the variant
     * @param threads how many it uses
     */
    public record Ready(String variant, String version, double startup, long threads) {}

    /**
     * Starts a peer and waits until it is warm.
     *
     * @param command program and arguments
     * @param environment added to this process's
     * @param log receives the peer's standard error
     */
    public PeerProcess(String name, List<String> command, Map<String, String> environment, Path log, Json json) {
        this.name = name;
        this.json = json;
        this.log = log;
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().putAll(environment);
        try {
            this.process = builder.start();
        } catch (IOException e) {
            throw new PeerException("The peer " + name + " does not start: " + e.getMessage());
        }
        this.words = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.ready = greeting();
    }

    private Ready greeting() {
        try {
            Map<?, ?> said = answer();
            return new Ready(
                    String.valueOf(said.get("ready")),
                    String.valueOf(said.get("version")),
                    number(said, "startup"),
                    (long) number(said, "threads"));
        } catch (PeerException e) {
            close(); // nobody else knows of it
            throw e;
        }
    }

    public String name() {
        return name;
    }

    public Ready ready() {
        return ready;
    }

    /** The most memory that the process held, after at least one {@link #run}. */
    public long peakBytes() {
        return peakBytes;
    }

    @Override
    public double run() {
        Map<?, ?> said = ask("run");
        peakBytes = (long) number(said, "peakBytes");
        return number(said, "seconds");
    }

    /** Has the results of the last run written into the work folder. */
    public void result() {
        ask("result");
    }

    private Map<?, ?> ask(String word) {
        try {
            words.write(word + "\n");
            words.flush();
        } catch (IOException e) {
            throw gone();
        }
        return answer();
    }

    private Map<?, ?> answer() {
        String line;
        try {
            line = answers.readLine();
        } catch (IOException e) {
            throw gone();
        }
        if (line == null) {
            throw gone();
        }
        try {
            if (json.read(line) instanceof Map<?, ?> map) {
                return map;
            }
        } catch (IllegalArgumentException e) {
            // Told below, as is JSON of another kind.
        }
        throw new PeerException("The peer " + name + " said '" + line + "'; expected one JSON object");
    }

    private double number(Map<?, ?> said, String key) {
        if (said.get(key) instanceof Number number) {
            return number.doubleValue();
        }
        throw new PeerException("The peer " + name + " said " + said + "; expected a number '" + key + "'");
    }

    private PeerException gone() {
        return new PeerException(
                "The peer " + name + " ended early, " + status() + ". Its last words:\n  " + lastWords());
    }

    /** How the process ended; without words it was most likely killed, and then the status says by what. */
    private String status() {
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                return "though its process still runs";
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "in an interrupted run";
        }
        int signal = process.exitValue() - 128;
        return signal <= 0
                ? "with status " + process.exitValue()
                : "killed by signal " + signal
                        + (signal == SIGKILL ? ": the system was most likely out of memory" : "");
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty()
                    ? "none"
                    : String.join("\n  ", lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size()));
        } catch (IOException e) {
            return "not readable in " + log;
        }
    }

    @Override
    public void close() {
        try {
            words.close();
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
