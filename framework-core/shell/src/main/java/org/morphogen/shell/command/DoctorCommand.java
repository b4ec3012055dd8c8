// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.compute.Device;
import org.morphogen.shell.driver.DriverSetup;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.ExitCode;
import org.morphogen.shell.host.Host;
import org.morphogen.shell.text.Units;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks at everything that a run needs. */
@Command(
        name = "doctor",
        description = "Check Java, memory, disk, OpenCL, each device with a small kernel, and the plugins.",
        footer = "  ./morphogen doctor --yes")
final class DoctorCommand extends Subcommand {

    private static final long LITTLE_MEMORY = 512L << 20;
    private static final long LITTLE_DISK = 1L << 30;

    private final Host host;
    private final Console console;
    private boolean failed;

    @Option(names = "--yes", description = "Set up an OpenCL driver without asking where there is none.")
    private boolean yes;

    DoctorCommand(Host host, Console console) {
        this.host = host;
        this.console = console;
    }

    @Override
    public Integer call() {
        java();
        disk("run folders", Path.of("").toAbsolutePath());
        cache();
        bundles();
        DriverSetup setup = new DriverSetup(host, console);
        if (setup.unneeded()) {
            host.devices().list().forEach(this::device);
            host.devices().complaints().forEach(this::warn);
        } else {
            fail("OpenCL: no device");
            return setup.offer(yes);
        }
        return failed ? ExitCode.FAILED : ExitCode.DONE;
    }

    private void java() {
        String version = "Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")";
        long heap = Runtime.getRuntime().maxMemory();
        ok(version + ", " + Runtime.getRuntime().availableProcessors() + " cores");
        if (heap < LITTLE_MEMORY) {
            warn("memory: Java may use " + Units.bytes(heap) + " only; large pools need more, give java -Xmx2g");
        } else {
            ok("memory: Java may use " + Units.bytes(heap));
        }
    }

    /** Asks the file system itself, not the table of mounts: a container's or chroot's root may not be in it. */
    private void disk(String what, Path folder) {
        long free = folder.toFile().getUsableSpace();
        String line = "disk for " + what + ": " + Units.bytes(free) + " free (" + folder + ")";
        if (!Files.isWritable(folder)) {
            fail(line + ", but it cannot be written; change its permissions or use another folder");
        } else if (free < LITTLE_DISK) {
            warn(line + "; a long run writes hundreds of megabytes, make room");
        } else {
            ok(line);
        }
    }

    private void cache() {
        Path folder = host.cache();
        try {
            Files.createDirectories(folder);
            disk("built kernels", folder);
        } catch (IOException e) {
            warn("kernel cache: " + folder + " cannot be made, so kernels are built at every start;"
                    + " set XDG_CACHE_HOME to a folder that can be written");
        }
    }

    private void bundles() {
        List<Host.BundleState> all = host.bundles().get();
        List<Host.BundleState> down =
                all.stream().filter(state -> !state.active()).toList();
        down.forEach(state -> fail("bundle " + state.name() + " " + state.version()
                + " is not started; the first lines of any command say why"));
        ok("bundles: " + (all.size() - down.size()) + " of " + all.size() + " started, "
                + host.catalog().entries().size() + " plugins");
    }

    private void device(Device device) {
        String name = "device " + device.id() + ": " + device.name() + ", " + Units.bytes(device.memoryBytes());
        try {
            SelfCheck.run(host.devices(), device);
            ok(name + ", a kernel runs");
        } catch (ComputeException e) {
            fail(name + ": " + e.getMessage() + ". Update its driver, or run with another --device");
        }
    }

    private void ok(String line) {
        console.print("[ok]   " + line);
    }

    private void warn(String line) {
        console.print("[warn] " + line);
    }

    private void fail(String line) {
        failed = true;
        console.print("[fail] " + line);
    }
}
