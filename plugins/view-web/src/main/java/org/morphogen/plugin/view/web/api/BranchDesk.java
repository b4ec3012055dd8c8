// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.Devices;
import org.morphogen.api.config.Problem;
import org.morphogen.api.live.Branch;
import org.morphogen.api.live.Run;
import org.morphogen.api.live.Runs;
import org.morphogen.api.run.Runner;
import org.morphogen.plugin.view.web.http.Arguments;
import org.morphogen.plugin.view.web.http.Exchange;
import org.morphogen.plugin.view.web.http.Limits;
import org.morphogen.plugin.view.web.watch.RunText;

/** Queues runs that go on from others. */
public final class BranchDesk {

    private final RunDesk desk;
    private final Runs runs;
    private final Devices devices;
    private final Limits limits;

    public BranchDesk(RunDesk desk, Runs runs, Devices devices, Limits limits) {
        this.desk = desk;
        this.runs = runs;
        this.devices = devices;
        this.limits = limits;
    }

    public void branch(Exchange exchange, List<String> words) throws IOException {
        Arguments arguments = exchange.arguments(limits.bodyBytes());
        Run from = desk.run(words.get(0));
        OptionalLong tick = arguments.has("at")
                ? OptionalLong.of(arguments.whole("at", 0, 0, Long.MAX_VALUE))
                : OptionalLong.empty();
        Device device = devices.list().stream()
                .filter(there -> there.name().equals(from.status().device()))
                .findFirst()
                .orElseGet(() -> devices.find("auto"));
        Branch branch = new Branch(from.folder(), tick, arguments.texts("settings"), device, beside(from.folder()));
        exchange.answer(RunText.of(runs.branch(branch, new Nobody())));
    }

    /** A new folder beside the other run's. */
    private static Path beside(Path folder) {
        Path there = folder.toAbsolutePath().normalize();
        String name = Objects.requireNonNull(there.getFileName()) + "-branch-";
        for (int i = 1; ; i++) {
            Path path = there.resolveSibling(name + i);
            if (!Files.exists(path)) {
                return path;
            }
        }
    }

    /** Nobody sits in front of it; the watch has its own ear. */
    private static final class Nobody implements Runner.Listener {

        @Override
        public void started(String unit, long first, long length, String device, String dynamics) {
            // Nobody listens.
        }

        @Override
        public void ticked(long index, Map<String, Double> metrics, double cellStepsPerSecond) {
            // Nobody listens.
        }

        @Override
        public void wrote(Path file) {
            // Nobody listens.
        }

        @Override
        public void warned(Problem problem) {
            // Nobody listens.
        }

        @Override
        public void said(String sentence) {
            // Nobody listens.
        }
    }
}
