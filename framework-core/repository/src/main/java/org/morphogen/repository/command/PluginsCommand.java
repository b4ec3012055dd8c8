// SPDX-License-Identifier: Apache-2.0
package org.morphogen.repository.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The five commands' head. */
@Command(
        name = "plugins",
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        descriptionHeading = "%n",
        commandListHeading = "%nCommands (each with --help)%n",
        footerHeading = "%nExample%n",
        description = {
            "Find, install, update and remove plugins, one by one. They are kept in your own folder, beside what ships;",
            "of several versions the newest is taken unless an experiment names one.",
            "What is fetched is checked against the checksum in the index, and against the signature of the index or jar",
            "if the publisher's public key is in ~/.config/morphogen/plugins.pem."
        },
        footer = {"  ./morphogen plugins install target/rule-my-rule.jar", "  ./morphogen plugins list"})
final class PluginsCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    PluginsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(new PrintWriter(console.out(), true));
        return ExitCode.DONE;
    }
}
