// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.live.Run;
import org.morphogen.api.live.Runs;
import org.morphogen.api.view.Window;
import org.morphogen.control.host.Neighbours;
import org.morphogen.control.wire.Endpoint;
import org.morphogen.shell.extend.Outside;
import org.morphogen.shell.extend.WebOptions;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A host that stays. */
@Command(
        name = "serve",
        description = {
            "Keep a host that does the runs of all 'run' commands of this user, one after the other, and can be steered"
                    + " with 'runs', 'swap', 'pause', 'resume', 'stop', 'branch' and 'dev'.",
            "It listens on this machine only, and only to this user. Ctrl-C saves all runs and ends it."
        },
        footer = "  ./morphogen serve --at-once 2")
final class ServeCommand extends ControlCommand {

    private static final long SAVE_SECONDS = 25;

    private final Runs runs;

    @Option(names = "--at-once", paramLabel = "N", description = "How many runs may go on side by side; 1 if left out.")
    private int atOnce = 1;

    @Mixin
    private WebOptions web = new WebOptions();

    ServeCommand(Neighbours neighbours, Runs runs, Console console) {
        super(neighbours, console);
        this.runs = runs;
    }

    @Override
    public Integer call() {
        if (atOnce < 1) {
            throw new ExperimentException("--at-once needs a number of at least 1, not " + atOnce);
        }
        neighbours().call().host().ifPresent(ServeCommand::refuse);
        runs.atOnce(atOnce);
        Optional<Window.Opened> window = web.open(neighbours(), console());
        try (Outside.Opened door = neighbours().open(true)) {
            console()
                    .say("Waiting for runs, as process "
                            + ProcessHandle.current().pid() + ". In another terminal: ./morphogen run growing-lizard");
            awaitInterrupt();
            stopAll();
        } finally {
            window.ifPresent(Window.Opened::close);
        }
        return ExitCode.INTERRUPTED;
    }

    private static void refuse(Endpoint other) {
        throw new ExperimentException("Process " + other.pid() + " is such a host already");
    }

    private static void awaitInterrupt() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            // What was waited for: the process is asked to end.
            return;
        }
    }

    private void stopAll() {
        List<Run> going =
                runs.all().stream().filter(run -> !run.status().phase().over()).toList();
        going.forEach(Run::stop);
        for (Run run : going) {
            try {
                run.end().get(SAVE_SECONDS, TimeUnit.SECONDS);
                console().say("Saved " + run.id() + ". To go on: ./morphogen run --resume " + run.folder());
            } catch (ExecutionException | TimeoutException e) {
                console().say("Not saved: " + run.id() + ": " + e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
