// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.command;

import java.util.List;
import org.morphogen.api.compute.Device;
import org.morphogen.shell.driver.DriverSetup;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.ExitCode;
import org.morphogen.shell.host.Host;
import org.morphogen.shell.text.Table;
import org.morphogen.shell.text.Units;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what can compute. */
@Command(
        name = "devices",
        description = "List the OpenCL devices of this machine, the default one first.",
        footer = "  ./morphogen devices")
final class DevicesCommand extends Subcommand {

    private final Host host;
    private final Console console;

    @Option(names = "--json", description = "Print one JSON list.")
    private boolean json;

    @Option(names = "--yes", description = "Set up a driver without asking where there is none.")
    private boolean yes;

    DevicesCommand(Host host, Console console) {
        this.host = host;
        this.console = console;
    }

    @Override
    public Integer call() {
        DriverSetup setup = new DriverSetup(host, console);
        if (!setup.unneeded()) {
            return setup.offer(yes);
        }
        List<Device> devices = host.devices().list();
        if (json) {
            console.print(host.json().write(devices));
        } else {
            Table table = new Table("llrrll").row("ID", "KIND", "UNITS", "MEMORY", "NAME", "PLATFORM");
            devices.forEach(device -> row(table, device));
            table.lines().forEach(console::print);
        }
        host.devices().complaints().forEach(console::say);
        return ExitCode.DONE;
    }

    private static void row(Table table, Device device) {
        table.row(
                device.id(),
                device.isCpu() ? "CPU" : "GPU",
                String.valueOf(device.computeUnits()),
                Units.bytes(device.memoryBytes()),
                device.name(),
                Units.shortened(device.platform(), 60));
    }
}
