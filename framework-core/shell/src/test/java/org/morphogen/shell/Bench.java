// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.analysis.Analyst;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.Devices;
import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Json;
import org.morphogen.api.config.Length;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.PluginType;
import org.morphogen.api.run.Runner;
import org.morphogen.config.experiment.ExperimentFiles;
import org.morphogen.config.text.JsonText;
import org.morphogen.record.RunDirectories;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.Host;

/** A host with the real configuration and record rooms, a few plugins, and streams that can be read. */
public final class Bench {

    public final Json json = new JsonText();
    public final List<Catalog.Entry> plugins = new ArrayList<>();
    public @Nullable Runner runner;
    public @Nullable Analyst analyst;
    public List<Device> devices = List.of();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    public Bench() {
        add(Kind.SUBSTRATE, "grid", Grid.class);
        add(Kind.RULE, "life-like", LifeLike.class);
        add(Kind.RULE, "neural", Neural.class);
        add(Kind.INITIAL, "seed-cell", SeedCell.class);
        add(Kind.TRAINER, "gradient", Gradient.class);
    }

    @Doc("A grid of cells. More of it.")
    public record Grid(
            @Doc(value = "Cells from left to right.", unit = "cells") @Bounds(min = 1, max = 4096)
            int width,

            @Bounds(min = 1, max = 4096) int height) {}

    public record LifeLike(
            @Doc("Births and survivals.") @Default("\"B3/S23\"")
            String rule) {}

    @Doc("A neural rule.")
    public record Neural(
            @Bounds(min = 0, max = 1, above = true) double fireRate,
            @Length(min = 2, max = 2) @Bounds(min = 100) List<Integer> range,
            @Doc("Inner.") @Default("{}") Inner inner,
            @Length(min = 6) String word) {}

    public record Inner(@Default("3") int size) {}

    public record SeedCell() {}

    public record Gradient(@Default("8000") int iterations) {}

    public <C extends Record> void add(Kind kind, String type, Class<C> configuration) {
        PluginType<C> service = () -> configuration;
        plugins.add(new Catalog.Entry(kind, type, "0.1.0", "org.morphogen.plugin." + type, service));
    }

    public static Device device() {
        return new Device(
                "0:0", "pthread", "v", "PoCL", "3.1", Device.Kind.CPU, 2, 8, 1L << 30, 1L << 28, 1L << 18, 64);
    }

    public Host host(Path home, Map<String, String> environment) {
        Catalog catalog = () -> List.copyOf(plugins);
        return new Host(
                json,
                catalog,
                new ExperimentFiles(json, catalog),
                Optional.of(new Listed(devices)),
                Optional.of(new RunDirectories(json)),
                Optional.ofNullable(runner),
                Optional.ofNullable(analyst),
                home,
                environment,
                () -> List.of(new Host.BundleState("org.morphogen.api", "0.1.0", true)));
    }

    public Console console(boolean terminal, String answers) {
        return new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)),
                terminal);
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Devices of another machine: they can be listed, not opened. */
    private record Listed(List<Device> list) implements Devices {

        @Override
        public List<String> complaints() {
            return list.isEmpty() ? List.of("No OpenCL driver is installed") : List.of();
        }

        @Override
        public Device find(String idOrName) {
            return list.stream()
                    .filter(device -> idOrName.equals("auto") || device.id().equals(idOrName))
                    .findFirst()
                    .orElseThrow(
                            () -> new ComputeException("Device '" + idOrName + "' not found; there are 0:0 (pthread)"));
        }

        @Override
        public Compute open(Device device, boolean profiling) {
            throw new ComputeException("it is not of this machine");
        }
    }
}
