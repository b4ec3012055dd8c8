// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.control.host.Neighbours;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes a running experiment. */
@Command(
        name = "swap",
        description = {
            "Change the rule, another part, or a value of a run while it goes on.",
            "The new composition is built and tried beside the old one; it takes over between two ticks, with states,"
                    + " parameters, optimiser and tick as they are. If anything fails, the run goes on as it was."
        },
        footer = {
            "  ./morphogen swap growing-lizard rule=neural@1.3",
            "  ./morphogen swap rule.fireRate=0.4",
            "  ./morphogen swap 3fa9 rule.hidden=256 --reinitialise"
        })
final class SwapCommand extends ControlCommand {

    @Parameters(
            arity = "1..*",
            paramLabel = "[RUN] PART=TYPE[@VERSION] | PATH=VALUE",
            description = {RUN, "Then what to change: rule=neural, rule=neural@1.3, losses.0.weight=2."})
    private List<String> words = new ArrayList<>();

    @Option(
            names = "--reinitialise",
            description = "Draw parameters anew that do not fit; without this they make the swap fail.")
    private boolean reinitialise;

    SwapCommand(Neighbours neighbours, Console console) {
        super(neighbours, console);
    }

    @Override
    public Integer call() {
        boolean named = !words.get(0).contains("=");
        @Nullable String run = named ? words.get(0) : null;
        List<String> settings = words.subList(named ? 1 : 0, words.size());
        if (settings.isEmpty()) {
            throw new ExperimentException("Say what to change, such as rule=neural@1.3");
        }
        Map<String, Object> answer =
                ask(targets().find(run), "swap", Map.of("settings", settings, "reinitialise", reinitialise));
        console().print(String.valueOf(answer.get("told")));
        return ExitCode.DONE;
    }
}
