// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.morphogen.control.host.Neighbours;
import org.morphogen.shell.host.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What every command here has. */
@Command(
        sortOptions = false,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%nExample%n")
public abstract class ControlCommand implements Callable<Integer> {

    protected static final String RUN =
            "A run that goes on: its id or the first digits of it, its experiment or its folder; may"
                    + " be left out where there is only one.";

    private final Neighbours neighbours;
    private final Console console;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    protected ControlCommand(Neighbours neighbours, Console console) {
        this.neighbours = neighbours;
        this.console = console;
    }

    protected Neighbours neighbours() {
        return neighbours;
    }

    protected Console console() {
        return console;
    }

    protected Targets targets() {
        return new Targets(neighbours.call());
    }

    Map<String, Object> ask(Targets.Target target, String what, Map<String, Object> more) {
        Map<String, Object> request = new LinkedHashMap<>(more);
        request.put("do", what);
        request.put("run", target.id());
        return neighbours.call().ask(target.endpoint(), request);
    }
}
