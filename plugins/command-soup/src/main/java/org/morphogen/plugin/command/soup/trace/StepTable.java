// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.command.soup.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.morphogen.kernels.soup.Language;
import org.morphogen.kernels.soup.TapeRuns;
import org.morphogen.shell.text.Table;

/** One line a step: where it stood, what it did, what changed. */
record StepTable(Language language) {

    /** @param outcomes after consecutive numbers of steps */
    List<String> lines(List<TapeRuns.Outcome> outcomes) {
        Table table = new Table("r" + "l".repeat(language.registers().size() + 2));
        List<String> header = new ArrayList<>(List.of("step"));
        header.addAll(language.registers());
        header.addAll(List.of("command", "changes"));
        table.row(header.toArray(String[]::new));
        for (int i = 0; i + 1 < outcomes.size(); i++) {
            TapeRuns.Outcome before = outcomes.get(i);
            List<String> row = new ArrayList<>(List.of(String.valueOf(before.steps() + 1)));
            before.registers().forEach(register -> row.add(String.valueOf(register)));
            row.add(command(before));
            row.add(changes(before.tape(), outcomes.get(i + 1).tape()));
            table.row(row.toArray(String[]::new));
        }
        return table.lines();
    }

    String command(TapeRuns.Outcome at) {
        int pc = at.registers().get(0);
        if (pc < 0 || pc >= at.tape().length) {
            return "outside the tape";
        }
        String command = language.notation().command(at.tape(), pc);
        return command.isBlank() ? "no-op" : command;
    }

    private static String changes(byte[] before, byte[] after) {
        StringJoiner changes = new StringJoiner(", ");
        for (int i = 0; i < before.length; i++) {
            if (before[i] != after[i]) {
                changes.add(String.format(Locale.ROOT, "[%d] %02x > %02x", i, before[i], after[i]));
            }
        }
        return changes.toString();
    }
}
