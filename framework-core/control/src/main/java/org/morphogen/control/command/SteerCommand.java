// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.control.host.Neighbours;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Pauses, resumes or stops a run. */
abstract class SteerCommand extends ControlCommand {

    private final String what;
    private final String past;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = RUN)
    private @Nullable String run;

    private SteerCommand(String what, String past, Neighbours neighbours, Console console) {
        super(neighbours, console);
        this.what = what;
        this.past = past;
    }

    @Override
    public Integer call() {
        Targets.Target target = targets().find(run);
        Map<String, Object> answer = ask(target, what, more());
        console()
                .print(target.id() + " (" + target.name() + ") " + past + " at " + answer.get("unit") + " "
                        + answer.get("done"));
        return ExitCode.DONE;
    }

    /** What else the request says. */
    Map<String, Object> more() {
        return Map.of();
    }

    @Command(name = "pause", description = "Stop a run between two ticks; it waits there and loses nothing.")
    static final class Pause extends SteerCommand {
        Pause(Neighbours neighbours, Console console) {
            super("pause", "pauses", neighbours, console);
        }
    }

    @Command(name = "resume", description = "Let a paused run go on.")
    static final class Resume extends SteerCommand {
        Resume(Neighbours neighbours, Console console) {
            super("resume", "goes on", neighbours, console);
        }
    }

    @Command(
            name = "step",
            description = "Let a run do some ticks and pause then; one that is queued will do so when its turn comes.")
    static final class Step extends SteerCommand {

        @Option(names = "--ticks", paramLabel = "N", description = "Iterations or steps; 1 if left out.")
        private long ticks = 1;

        Step(Neighbours neighbours, Console console) {
            super("step", "goes on for some ticks", neighbours, console);
        }

        @Override
        Map<String, Object> more() {
            if (ticks < 1) {
                throw new ExperimentException("--ticks needs a number of at least 1, not " + ticks);
            }
            return Map.of("ticks", ticks);
        }
    }

    @Command(name = "stop", description = "Save a run and end it; 'run --resume FOLDER' goes on later.")
    static final class Stop extends SteerCommand {
        Stop(Neighbours neighbours, Console console) {
            super("stop", "ends", neighbours, console);
        }
    }
}
