// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.command;

import java.util.ArrayList;
import java.util.List;
import org.morphogen.api.config.Problem;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.ExitCode;
import org.morphogen.shell.host.ExperimentFinder;
import org.morphogen.shell.host.Host;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks experiment files as far as it goes without a device. */
@Command(
        name = "validate",
        description = "List all mistakes of experiment files, with their places and what was expected. Runs nothing.",
        footer = "  ./morphogen validate my-experiment.json --set rule.fireRate=0.5")
final class ValidateCommand extends Subcommand {

    private final Host host;
    private final Console console;

    @Parameters(arity = "1..*", paramLabel = "NAME-or-FILE", description = "Experiments that ship, or files.")
    private List<String> names = List.of();

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Change a value first; may be repeated.")
    private List<String> settings = new ArrayList<>();

    ValidateCommand(Host host, Console console) {
        this.host = host;
        this.console = console;
    }

    @Override
    public Integer call() {
        int code = ExitCode.DONE;
        for (String name : names) {
            try {
                validate(name);
            } catch (ExperimentException e) {
                console.say(String.valueOf(e.getMessage()));
                code = ExitCode.MISTAKE;
            }
        }
        return code;
    }

    private void validate(String name) {
        Experiment experiment = new Reading(host).read(ExperimentFinder.of(host).find(name), settings);
        List<Problem> problems = host.runner().check(experiment);
        problems.stream().filter(problem -> !problem.fatal()).forEach(warning -> console.say("warning: " + warning));
        List<Problem> errors = problems.stream().filter(Problem::fatal).toList();
        if (!errors.isEmpty()) {
            throw Reading.mistakes(name, errors);
        }
        console.print(name + ": valid (" + experiment.rule().type() + " on "
                + experiment.substrate().type()
                + experiment
                        .training()
                        .map(training -> ", trained by " + training.type())
                        .orElse(", " + experiment.steps() + " steps")
                + ")");
    }
}
