// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.progress;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Problem;
import org.morphogen.api.run.Runner;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.text.Units;

/** Tells people what a run does. Each kind of file is announced once and then counted. */
public final class Progress implements Runner.Listener, AutoCloseable {

    private final Console console;
    private final Path folder;
    private final Map<String, Integer> written = new LinkedHashMap<>();
    private @Nullable Display display;
    private String device = "";
    private String dynamics = "";

    /** @param folder of the run, from which file names start */
    public Progress(Console console, Path folder) {
        this.console = console;
        this.folder = folder;
    }

    /** The device's name; "" before the run began. */
    public String device() {
        return device;
    }

    /** How the step is computed: fused or composed. */
    public String dynamics() {
        return dynamics;
    }

    @Override
    public void started(String unit, long first, long length, String on, String by) {
        device = on;
        dynamics = by;
        long left = Math.max(0, length - first);
        say((left == 0 ? "Nothing is left of " + length : "Running " + left) + " " + unit + (left == 1 ? "" : "s")
                + " on " + on + " with " + by + "; files go to " + folder);
        Clock clock = new Clock(first, length, System.nanoTime());
        display =
                console.terminal() ? new Bar(console, unit, clock) : new Lines(console, unit, clock, System::nanoTime);
    }

    @Override
    public void ticked(long index, Map<String, Double> metrics, double cellStepsPerSecond) {
        if (display != null) {
            display.tick(index + 1, status(metrics, cellStepsPerSecond));
        }
    }

    @Override
    public void wrote(Path file) {
        Path name = file.startsWith(folder) ? folder.relativize(file) : file;
        String kind = name.getNameCount() > 1 ? name.getName(0) + "/" : name.toString();
        if (written.merge(kind, 1, Integer::sum) == 1) {
            say("wrote " + name + (kind.endsWith("/") ? " (the first of " + kind + ")" : ""));
        }
    }

    @Override
    public void warned(Problem problem) {
        say("warning: " + problem);
    }

    @Override
    public void said(String sentence) {
        say(sentence);
    }

    /** What was written: {@code 12 in pictures/, model.safetensors}. */
    public String files() {
        StringJoiner files = new StringJoiner(", ");
        written.forEach((kind, count) -> files.add(kind.endsWith("/") ? count + " in " + kind : kind));
        return files.toString();
    }

    @Override
    public void close() {
        if (display != null) {
            display.close();
            display = null;
        }
    }

    private void say(String line) {
        if (display != null) {
            display.say(line);
        } else {
            console.say(line);
        }
    }

    /** The loss, or the first metric where there is none, and the rate. */
    static String status(Map<String, Double> metrics, double cellStepsPerSecond) {
        StringJoiner status = new StringJoiner(", ");
        String name = metrics.containsKey("loss")
                ? "loss"
                : metrics.keySet().stream().findFirst().orElse("");
        if (!name.isEmpty()) {
            status.add(name + " " + Units.metric(metrics.getOrDefault(name, Double.NaN)));
        }
        return status.add(Units.count(cellStepsPerSecond) + " cell-steps/s").toString();
    }
}
