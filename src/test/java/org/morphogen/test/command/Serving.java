// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A host that stays, as a process, and those that hang on to it. Looks at runs over the control channel, as 'runs' does. */
final class Serving implements AutoCloseable {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);

    private final Path folder;
    private final Command command;
    private final Process host;
    private final List<Process> attached = new ArrayList<>();

    /** Begins to serve, one run at a time unless the options say otherwise, and waits until it can be asked. */
    Serving(Path folder, String... options) throws Exception {
        this.folder = folder;
        this.command = new Command(folder);
        List<String> serve = new ArrayList<>(List.of("serve"));
        serve.addAll(List.of(options));
        this.host = command.start(
                folder.resolve("host-out.txt"), folder.resolve("host-err.txt"), serve.toArray(String[]::new));
        until("the host listens", () -> endpoint().isPresent());
    }

    Command command() {
        return command;
    }

    Process process() {
        return host;
    }

    /** What the host, or a run that was attached, told people. */
    String told(String name) {
        try {
            return Files.readString(folder.resolve(name + "-err.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** 'run' with these arguments into the folder {@code name}; returns when the host has taken it. */
    Process attach(String name, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--out", name));
        Process process = command.start(
                folder.resolve(name + "-out.txt"), folder.resolve(name + "-err.txt"), all.toArray(String[]::new));
        attached.add(process);
        until(name + " is taken", () -> told(name).contains("runs it as"));
        return process;
    }

    /** Waits for a run to be in a phase, with so many ticks done. */
    void await(String name, String phase, long done) throws Exception {
        until(
                name + " is " + phase + " at " + done,
                () -> run(name)
                        .filter(text ->
                                text.contains("\"phase\":\"" + phase + "\"") && text.contains("\"done\":" + done + ","))
                        .isPresent());
    }

    boolean is(String name, String phase) {
        return run(name)
                .filter(text -> text.contains("\"phase\":\"" + phase + "\""))
                .isPresent();
    }

    /** Ticks that a run has done; -1 if there is no such run. */
    long done(String name) {
        return run(name)
                .map(text -> {
                    Matcher matcher = Pattern.compile("\"done\":(\\d+)").matcher(text);
                    return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
                })
                .orElse(-1L);
    }

    /** Lets a paused run do so many ticks more, and waits. */
    void step(String name, long ticks) throws Exception {
        long wanted = done(name) + ticks;
        ask("{\"do\": \"step\", \"run\": \"" + folder.resolve(name) + "\", \"ticks\": " + ticks + "}");
        await(name, "paused", wanted);
    }

    /** The text of one run in the answer, by the end of its folder's name; spaces behind colons and commas left out. */
    private Optional<String> run(String name) {
        String all = ask("{\"do\": \"runs\"}");
        return Stream.of(all.split("(?=\\{\"id\":)"))
                .filter(text -> text.contains("/" + name + "\""))
                .findFirst();
    }

    private String ask(String request) {
        String[] endpoint = endpoint().orElseThrow(() -> new AssertionError("no host: " + told("host")));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(endpoint[0]))) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(("{\"secret\": \"" + endpoint[1] + "\"}\n" + request + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            String answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            return String.valueOf(answer).replace(": ", ":").replace(", ", ",");
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Port and secret. */
    private Optional<String[]> endpoint() {
        try {
            Path file = folder.resolve("hosts/" + host.pid() + ".json");
            String text = Files.exists(file) ? Files.readString(file) : "";
            Matcher port = Pattern.compile("\"port\":\\s*(\\d+)").matcher(text);
            Matcher secret = Pattern.compile("\"secret\":\\s*\"([0-9a-f]+)\"").matcher(text);
            return port.find() && secret.find()
                    ? Optional.of(new String[] {port.group(1), secret.group(1)})
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What is waited for. */
    interface Condition {
        boolean holds() throws Exception;
    }

    void until(String what, Condition condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE;
        while (!condition.holds()) {
            if (System.nanoTime() > deadline || !host.isAlive()) {
                throw new AssertionError("not so: " + what + "\n" + told("host") + "\n" + ask("{\"do\": \"runs\"}"));
            }
            Thread.sleep(20);
        }
    }

    /** SIGINT, as Ctrl-C sends it; waits for the end. */
    static int interrupt(Process process) throws Exception {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("still running a minute after Ctrl-C");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws Exception {
        attached.forEach(Process::destroyForcibly);
        host.destroy();
        if (!host.waitFor(60, TimeUnit.SECONDS)) {
            host.destroyForcibly();
        }
    }
}
