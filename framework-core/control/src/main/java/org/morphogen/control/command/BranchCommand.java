// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.control.host.Neighbours;
import org.morphogen.control.wire.Endpoint;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A second run from a checkpoint of a first one. */
@Command(
        name = "branch",
        description = "Queue a new run in the host that goes on from a checkpoint of another, with values changed.",
        footer = "  ./morphogen branch runs/growing-lizard/20260101-120000-42 --at 500 --set rule.fireRate=0.3")
final class BranchCommand extends ControlCommand {

    @Parameters(paramLabel = "DIR", description = "The folder of the run to branch from; it may still go on.")
    private Path from = Path.of("");

    @Option(names = "--at", paramLabel = "TICK", description = "Which checkpoint; the newest if left out.")
    private @Nullable String tick;

    @Option(names = "--out", paramLabel = "DIR", description = "A new folder; runs/NAME/TIME-SEED if left out.")
    private @Nullable Path out;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "As for 'run'.")
    private List<String> settings = new ArrayList<>();

    BranchCommand(Neighbours neighbours, Console console) {
        super(neighbours, console);
    }

    @Override
    public Integer call() {
        Endpoint host = neighbours()
                .call()
                .host()
                .orElseThrow(() -> new ExperimentException("No host stays. Start one with './morphogen serve'"));
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("do", "branch");
        request.put("from", from.toAbsolutePath().normalize().toString());
        request.put("directory", Path.of("").toAbsolutePath().toString());
        request.put("settings", settings);
        if (tick != null) {
            request.put("tick", tick);
        }
        if (out != null) {
            request.put("folder", out.toAbsolutePath().normalize().toString());
        }
        Map<String, Object> run = neighbours().call().ask(host, request);
        console().print(run.get("id") + " (" + run.get("experiment") + ") in " + run.get("folder"));
        return ExitCode.DONE;
    }
}
