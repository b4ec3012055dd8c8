// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.morphogen.control.host.Neighbours;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.ExitCode;
import org.morphogen.shell.host.Host;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists runs. */
@Command(
        name = "runs",
        description = "List the runs that go on in all processes of this user, and those that a host remembers.",
        footer = "  ./morphogen runs")
final class RunsCommand extends ControlCommand {

    private static final List<String> COLUMNS =
            List.of("RUN", "EXPERIMENT", "PHASE", "DONE", "RULE", "DYNAMICS", "PROCESS", "FOLDER");

    private final Host host;

    @Option(names = "--json", description = "One JSON object a line, with metrics and rates.")
    private boolean json;

    RunsCommand(Neighbours neighbours, Host host, Console console) {
        super(neighbours, console);
        this.host = host;
    }

    @Override
    public Integer call() {
        List<Targets.Target> all = targets().all();
        if (json) {
            all.forEach(target -> {
                Map<String, Object> line = new LinkedHashMap<>(target.run());
                line.put("process", target.endpoint().pid());
                console().print(host.json().write(line));
            });
        } else if (all.isEmpty()) {
            console().say("No run goes on. Start one with './morphogen run', or a host with './morphogen serve'.");
        } else {
            List<List<String>> rows = new ArrayList<>(List.of(COLUMNS));
            all.forEach(target -> rows.add(row(target)));
            print(rows);
        }
        return ExitCode.DONE;
    }

    private static List<String> row(Targets.Target target) {
        Map<String, Object> run = target.run();
        return List.of(
                target.id(),
                target.name(),
                String.valueOf(run.get("phase")),
                run.get("done") + " of " + run.get("length") + " " + run.get("unit") + "s",
                String.valueOf(run.get("rule")),
                String.valueOf(run.get("dynamics")),
                String.valueOf(target.endpoint().pid()),
                String.valueOf(run.get("folder")));
    }

    private void print(List<List<String>> rows) {
        int[] widths = new int[COLUMNS.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            console().print(line.toString().stripTrailing());
        }
    }
}
