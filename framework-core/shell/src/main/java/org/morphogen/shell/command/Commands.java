// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.run.RunException;
import org.morphogen.shell.extend.CommandSource;
import org.morphogen.shell.extend.Outside;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.ExitCode;
import org.morphogen.shell.host.Host;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** All commands, and what becomes of an exception: a message and an exit code. */
@Command(
        name = "./morphogen",
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = {"Grows self-organising systems: a plugin framework on OpenCL.", ""},
        commandListHeading = "%nCommands (each with --help)%n",
        footerHeading = "%nExample%n",
        footer = "  ./morphogen run growing-lizard")
public final class Commands {

    private static final String DEBUG = "MORPHOGEN_DEBUG";

    private final Host host;
    private final Console console;
    private final List<CommandSource> more;
    private final Optional<Outside> outside;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show stack traces of failures.")
    private boolean debug;

    public Commands(Host host, Console console) {
        this(host, console, List.of());
    }

    /** @param more commands of other bundles */
    public Commands(Host host, Console console, List<CommandSource> more) {
        this(host, console, more, Optional.empty());
    }

    /**
     * @param more commands of other bundles
     * @param outside the other processes of this user
     */
    public Commands(Host host, Console console, List<CommandSource> more, Optional<Outside> outside) {
        this.outside = outside;
        this.host = host;
        this.console = console;
        this.more = List.copyOf(more);
    }

    /** Runs one command line; returns its exit code and never throws. */
    public int run(String... arguments) {
        CommandLine line = new CommandLine(this)
                .addSubcommand(new RunCommand(host, console, outside))
                .addSubcommand(new AnalyseCommand(host, console))
                .addSubcommand(new ValidateCommand(host, console))
                .addSubcommand(new ListCommand(host, console))
                .addSubcommand(new DescribeCommand(host, console))
                .addSubcommand(new DevicesCommand(host, console))
                .addSubcommand(new DoctorCommand(host, console))
                .addSubcommand(new ImportCommand(host, console))
                .addSubcommand(new TestCommand(console));
        more.forEach(source -> line.addSubcommand(source.command(host, console)));
        line.setExpandAtFiles(false)
                .setOut(new PrintWriter(console.out(), true))
                .setErr(new PrintWriter(console.err(), true))
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
        if (arguments.length == 0) {
            line.usage(line.getOut());
            return ExitCode.DONE;
        }
        try {
            return line.execute(arguments);
        } catch (LinkageError | OutOfMemoryError | StackOverflowError e) {
            return failed(e);
        } finally {
            console.out().flush();
        }
    }

    private int failed(Throwable failure) {
        if (debug || !host.environment().getOrDefault(DEBUG, "").isEmpty()) {
            failure.printStackTrace(console.err());
        }
        if (failure instanceof ExperimentException) {
            console.say(String.valueOf(failure.getMessage()));
            return ExitCode.MISTAKE;
        } else if (failure instanceof ComputeException || failure instanceof RunException) {
            console.say("morphogen: " + failure.getMessage());
        } else {
            console.say("morphogen: an error of the program: " + failure
                    + ". Run the command again with --debug for details, and report them.");
        }
        return Thread.interrupted() ? ExitCode.INTERRUPTED : ExitCode.FAILED;
    }
}
