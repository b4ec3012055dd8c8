// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.command;

import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.ExitCode;
import picocli.CommandLine.Command;

/** Stands in the list of commands for what the script {@code morphogen} does itself, since it needs no host. */
@Command(
        name = "test",
        description = "Build everything in the source tree and run all tests.",
        footer = "  ./morphogen test")
final class TestCommand extends Subcommand {

    private final Console console;

    TestCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.say("The tests are run by the script of the source tree: ./morphogen test");
        return ExitCode.MISTAKE;
    }
}
