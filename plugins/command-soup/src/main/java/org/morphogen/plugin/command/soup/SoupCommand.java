// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.command.soup;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What one does with soups of programs besides running experiments. */
@Command(
        name = "soup",
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = "Soups of programs, byte for byte.")
final class SoupCommand {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;
}
