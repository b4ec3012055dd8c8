// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.morphogen.api.analysis.Analyst;
import org.morphogen.api.compute.Devices;
import org.morphogen.api.config.Json;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiments;
import org.morphogen.api.run.RunException;
import org.morphogen.api.run.RunFolders;
import org.morphogen.api.run.Runner;

/**
 * What commands work with. Services that may be missing are asked for when a command needs them, so that the others
 * still work.
 *
 * @param home the folder with {@code experiments/} and {@code scripts/}
 * @param environment of the process
 * @param bundles the states of all bundles now
 */
public record Host(
        Json json,
        Catalog catalog,
        Experiments experiments,
        Optional<Devices> availableDevices,
        Optional<RunFolders> availableFolders,
        Optional<Runner> availableRunner,
        Optional<Analyst> availableAnalyst,
        Path home,
        Map<String, String> environment,
        Supplier<List<BundleState>> bundles) {

    /** One bundle. */
    public record BundleState(String name, String version, boolean active) {}

    /** Throws {@link RunException} saying which bundle is missing. */
    public Devices devices() {
        return availableDevices.orElseThrow(() -> missing("org.morphogen.opencl"));
    }

    public RunFolders folders() {
        return availableFolders.orElseThrow(() -> missing("org.morphogen.record"));
    }

    public Runner runner() {
        return availableRunner.orElseThrow(() -> missing("org.morphogen.engine"));
    }

    public Analyst analyst() {
        return availableAnalyst.orElseThrow(() -> missing("org.morphogen.engine"));
    }

    /** Where built kernels are kept, as the OpenCL room has it. */
    public Path cache() {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return Path.of(
                System.getProperty("morphogen.cache", base.resolve("morphogen").toString()));
    }

    private static RunException missing(String bundle) {
        return new RunException(
                "The bundle " + bundle + ", or one that it needs, did not start. See './morphogen doctor'.");
    }
}
